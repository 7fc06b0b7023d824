// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import io.heddle.benchmarks.data.BenchmarkDataset;
import org.apache.avro.generic.GenericRecord;

import java.io.IOException;

/** cel-java over Avro records, either encoded, as for the engine, or already decoded. */
public final class CelPeer {
    private final AvroPeer avro;
    private final CelJavaRules rules;

    public CelPeer(AvroPeer avro, CelJavaRules rules) {
        this.avro = avro;
        this.rules = rules;
    }

    /** Decodes with Avro's fast reader, then evaluates the rules. */
    public RecordOperation fromBytes() {
        return index -> rules.satisfiesAll(avro.decode(index));
    }

    /** Evaluates the rules on decoded records, which is less work than the engine does. */
    public RecordOperation fromDecodedRecords() throws IOException {
        GenericRecord[] records = new GenericRecord[BenchmarkDataset.SIZE];
        for (int i = 0; i < records.length; i++) {
            records[i] = avro.decodeCopy(i);
        }
        return index -> rules.satisfiesAll(records[index]);
    }
}
