// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.contract.mesh.MeshContracts;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Publishes SLA statuses as the monitor would. */
final class SlaStatusFixture {
    private SlaStatusFixture() {}

    static void send(String bootstrapServers, int schemaId, String product, String state, String message) {
        Schema schema = MeshContracts.all().stream()
                .map(valid -> valid.contract())
                .filter(contract -> contract.id().toString().equals("mesh.sla"))
                .findFirst()
                .orElseThrow()
                .valueSchema();
        GenericRecord status = new GenericData.Record(schema);
        status.put("product", product);
        status.put("objective", "freshness");
        status.put("property", "freshness");
        status.put("contract", product + "@1.0.0");
        status.put("state", new GenericData.EnumSymbol(schema.getField("state").schema(), state));
        status.put("target", 900.0);
        status.put("actual", 1_200.0);
        status.put("since", 1_767_225_600_000L);
        status.put("evaluated_at", 1_767_225_660_000L);
        status.put("message", message);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("mesh.sla", product + "/freshness", encode(schemaId, schema, status)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] encode(int schemaId, Schema schema, GenericRecord record) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(0);
            out.write(ByteBuffer.allocate(4).putInt(schemaId).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
