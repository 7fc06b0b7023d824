// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.benchmarks.data.BenchmarkDataset;
import org.apache.avro.generic.GenericRecord;

import java.io.IOException;

/** cel-java over Avro records: from the bytes, as the engine does it, or over records that are objects already. */
public final class CelPeer {
    private final AvroPeer avro;
    private final CelJavaRules rules;

    public CelPeer(AvroPeer avro, CelJavaRules rules) {
        this.avro = avro;
        this.rules = rules;
    }

    /** The verdict on the bytes: Avro's fast reader, then the rules. */
    public RecordOperation fromBytes() {
        return index -> rules.satisfiesAll(avro.decode(index));
    }

    /** The verdict on records that were decoded before: less work than the engine's. */
    public RecordOperation fromDecodedRecords() throws IOException {
        GenericRecord[] records = new GenericRecord[BenchmarkDataset.SIZE];
        for (int i = 0; i < records.length; i++) {
            records[i] = avro.decodeCopy(i);
        }
        return index -> rules.satisfiesAll(records[index]);
    }
}
