// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.events;

import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A mesh event before it is sent. */
record RegistryEventRecord(
        String type, Optional<ProductId> product, String subject, String message, Map<String, String> attributes) {
    static RegistryEventRecord of(
            String type, Optional<ProductId> product, String subject, String message, Map<String, String> attributes) {
        return new RegistryEventRecord(type, product, subject, message, Map.copyOf(attributes));
    }

    String key() {
        return product.map(ProductId::toString).orElse(subject);
    }

    /** The Confluent wire format: 0, the schema id, the Avro bytes, as the contract of the events has it. */
    byte[] encode(ContractEntry contract, Instant time) {
        Schema schema = contract.contract().valueSchema();
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", UUID.randomUUID().toString());
        record.put("type", type);
        record.put("product", product.map(ProductId::toString).orElse(null));
        record.put("subject", subject);
        record.put("time", time.toEpochMilli());
        record.put("message", message);
        record.put("attributes", attributes);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(0);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(contract.valueSchemaId().value()).array());
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
