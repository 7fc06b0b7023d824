// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.side;

import io.heddle.benchmarks.data.Dataset;
import org.apache.avro.generic.GenericRecord;

import java.io.IOException;

/** cel-java over Avro records: from the bytes, as the engine does it, or over records that are objects already. */
public final class CelPeer {
    private final AvroPeer avro;
    private final CelRules rules;

    public CelPeer(AvroPeer avro, CelRules rules) {
        this.avro = avro;
        this.rules = rules;
    }

    /** The verdict on the bytes: Avro's fast reader, then the rules. */
    public Way fromBytes() {
        return index -> rules.keeps(avro.decode(index));
    }

    /** The verdict on records that were decoded before: less work than the engine's. */
    public Way decodedBefore() throws IOException {
        GenericRecord[] records = new GenericRecord[Dataset.SIZE];
        for (int i = 0; i < records.length; i++) {
            records[i] = avro.decodeAnew(i);
        }
        return index -> rules.keeps(records[index]);
    }
}
