// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Converts results to values that can be compared. */
final class ResultReaders {
    private ResultReaders() {}

    /** Compares results byte by byte. */
    static Object bytes(Object result) {
        return ByteBuffer.wrap((byte[]) result);
    }

    /** Compares decoded records, because generic Avro does not preserve the order of map entries. */
    static WorkloadVariant.ResultReader record(Schema schema, int head) {
        return result -> decode(schema, (byte[]) result, head);
    }

    /** Decodes the record after the prefix; fails on trailing bytes. */
    static GenericRecord decode(Schema schema, byte[] bytes, int head) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, head, bytes.length - head, null);
        GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IllegalStateException("there are bytes behind the record");
        }
        return record;
    }
}
