// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.reference;

import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.avro.ResolutionDifferences.Difference;
import io.heddle.engine.internal.mask.PortMasks;
import org.apache.avro.Schema;

import java.time.Instant;
import java.util.List;

/** Processes Avro keys: decode, check, mask, encode. The rules of the key's field are checked on the value. */
public final class AvroKeyProgram implements RecordProgram {
    private final ReferenceCodec decoding;
    private final List<PortMasks> ports;

    public AvroKeyProgram(Schema writer, Schema key, List<Difference> differences, List<PortMasks> ports) {
        this.decoding = new ReferenceCodec(writer, key, differences);
        this.ports = List.copyOf(ports);
    }

    @Override
    public Verdict run(byte[] bytes, int offset, int length, Instant now) {
        ReferenceCodec.Decoded decoded = decoding.decode(bytes, offset, length);
        return decoded.rejection() != null
                ? decoded.rejection()
                : decoding.encode(decoded.value(), length, ports, List.of());
    }
}
