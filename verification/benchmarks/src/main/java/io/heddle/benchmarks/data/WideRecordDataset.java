// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.data;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

import java.util.Random;

/** Records with 500 fields, like exports of legacy tables: numbers, strings, flags and many nulls. */
public final class WideRecordDataset {
    public static final int FIELDS = 500;

    private static final Schema SCHEMA = schema();

    private WideRecordDataset() {}

    public static BenchmarkDataset dataset() {
        return BenchmarkDataset.of("wide", SCHEMA, WideRecordDataset::wide);
    }

    private static Schema schema() {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("Wide").namespace("io.heddle.benchmarks.legacy").fields();
        for (int i = 0; i < FIELDS; i++) {
            String name = "column_" + i;
            fields = switch (i % 7) {
                case 0, 1 -> fields.requiredString(name);
                case 2 -> fields.requiredLong(name);
                case 3 -> fields.requiredInt(name);
                case 4 -> fields.name(name).type().unionOf().nullType().and().stringType().endUnion().nullDefault();
                case 5 -> fields.requiredDouble(name);
                default -> fields.requiredBoolean(name);
            };
        }
        return fields.endRecord();
    }

    private static GenericRecord wide(Random random) {
        RandomFieldValues texts = new RandomFieldValues(random);
        GenericRecord wide = new GenericData.Record(SCHEMA);
        for (int i = 0; i < FIELDS; i++) {
            wide.put(i, switch (i % 7) {
                case 0 -> texts.words(1, 2);
                case 1 -> texts.city();
                case 2 -> random.nextLong(1L << (8 + random.nextInt(40)));
                case 3 -> random.nextInt(100_000);
                case 4 -> texts.orNull(30, texts::lastName);
                case 5 -> random.nextInt(1_000_000) / 100.0;
                default -> random.nextBoolean();
            });
        }
        return wide;
    }
}
