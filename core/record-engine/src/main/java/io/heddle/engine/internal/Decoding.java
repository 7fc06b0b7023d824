// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.avro.Codec;
import io.heddle.engine.internal.avro.Differences.Difference;
import io.heddle.engine.internal.avro.GainedFields;
import io.heddle.engine.internal.avro.Growth;
import io.heddle.engine.internal.mask.PortMasks;
import io.heddle.engine.internal.walk.BoundedWalk;
import io.heddle.engine.keys.KeysUnavailableException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * From untrusted bytes to a value of the contract's schema, and from there to the bytes of each port. Thread-safe: each
 * thread has its own codec, and a codec that failed is not used again.
 */
final class Decoding {
    private final BoundedWalk walk;
    private final @Nullable BoundedWalk rewalk;
    private final List<Difference> differences;
    private final ThreadLocal<Codec> codecs;

    Decoding(Schema writer, Schema wanted, List<Difference> differences) {
        this.walk = BoundedWalk.over(writer);
        // Avro reads bytes as strings where the contract says so; whether they are UTF-8 shows only then.
        this.rewalk = Types.contains(writer, Schema.Type.BYTES) && Types.contains(wanted, Schema.Type.STRING)
                ? BoundedWalk.over(wanted)
                : null;
        this.differences = differences;
        GainedFields gained = new GainedFields(writer, wanted);
        this.codecs = ThreadLocal.withInitial(() -> new Codec(writer, wanted, gained));
    }

    /** A value or a refusal; one of them. */
    record Decoded(@Nullable Object value, Verdict.@Nullable Rejected refusal) {}

    Decoded decode(byte[] bytes, int offset, int length) {
        BoundedWalk.Finding finding = walk.check(bytes, offset, length);
        if (finding != null) {
            return new Decoded(null, Refusals.of(finding));
        }
        try {
            Object value = codecs.get().decode(bytes, offset, length);
            return rewalk == null ? new Decoded(value, null) : rewalked(value, rewalk);
        } catch (Growth.TooLarge e) {
            codecs.remove();
            return new Decoded(null, Refusals.tooLarge("by default values"));
        } catch (AvroTypeException e) {
            codecs.remove();
            return new Decoded(null, Refusals.unresolvable(differences));
        } catch (IOException | RuntimeException e) {
            codecs.remove();
            return new Decoded(null, undecodable());
        }
    }

    private Decoded rewalked(@Nullable Object value, BoundedWalk strings) throws IOException {
        byte[] resolved = codecs.get().encode(value);
        BoundedWalk.Finding finding = strings.check(resolved, 0, resolved.length);
        return finding == null ? new Decoded(value, null) : new Decoded(null, Refusals.of(finding));
    }

    /**
     * The bytes for each port, or why there are none.
     *
     * @param length of the bytes that came in
     */
    Verdict encode(
            @Nullable Object value, int length, List<PortMasks> ports, List<io.heddle.contract.Violation> warnings) {
        int most = (int) Math.min(Integer.MAX_VALUE, (long) length + Growth.MOST_OF_OUTPUT);
        List<byte[]> outputs = new ArrayList<>(ports.size());
        int maskedFields = 0;
        try {
            Codec codec = codecs.get();
            for (int i = 0; i < ports.size(); i++) {
                PortMasks.Masked masked = ports.get(i).mask(value, most);
                outputs.add(codec.encode(masked.value(), most));
                maskedFields = i == 0 ? masked.fields() : maskedFields;
            }
        } catch (Growth.TooLarge e) {
            codecs.remove();
            return Refusals.tooLarge("by default values, promotions and masks");
        } catch (KeysUnavailableException e) {
            // Not the record's fault: no verdict.
            codecs.remove();
            throw e;
        } catch (IOException | RuntimeException e) {
            codecs.remove();
            return Refusals.of(
                    ReasonCode.SCHEMA_INCOMPATIBLE, "", "the record cannot be written in the contract's schema");
        }
        return new Verdict.Accepted(outputs, warnings, maskedFields);
    }

    private static Verdict.Rejected undecodable() {
        return Refusals.of(ReasonCode.UNDECODABLE, "", "the bytes are not a record of the writer's schema");
    }
}
