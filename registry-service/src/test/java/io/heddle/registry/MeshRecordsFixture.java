// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.contract.SchemaId;
import io.heddle.contract.mesh.ComponentHeartbeat;
import io.heddle.contract.mesh.HeartbeatCodec;
import io.heddle.contract.mesh.MeshSchemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Writes to the mesh's topics what gates, monitors and services would write. */
final class MeshRecordsFixture implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final FakeSchemaRegistry schemas;
    private final String bootstrapServers;

    MeshRecordsFixture(String bootstrapServers, FakeSchemaRegistry schemas) {
        this.schemas = schemas;
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(), new ByteArraySerializer());
    }

    /** The newest schema id of a subject. */
    int id(String subject) {
        return Objects.requireNonNull(schemas.subjects().get(subject), subject).getLast();
    }

    void heartbeat(ComponentHeartbeat heartbeat) {
        send("mesh.heartbeats", heartbeat.instance(),
                HeartbeatCodec.encode(heartbeat, new SchemaId(id("mesh.heartbeats-value"))));
    }

    void metrics(String product, Instant timestamp, long accepted, Map<String, Long> rejected) {
        GenericRecord record = new GenericData.Record(MeshSchemas.metrics());
        for (Schema.Field field : MeshSchemas.metrics().getFields()) {
            if (field.hasDefaultValue()) {
                record.put(field.name(), GenericData.get().getDefaultValue(field));
            } else if (field.schema().getType() == Schema.Type.LONG) {
                record.put(field.name(), 0L);
            }
        }
        record.put("product", product);
        record.put("contract", product + "@1.0.0");
        record.put("partition", 0);
        record.put("from_time", timestamp.toEpochMilli());
        record.put("to_time", timestamp.toEpochMilli());
        record.put("accepted", accepted);
        record.put("rejected", rejected.values().stream().mapToLong(Long::longValue).sum());
        record.put("rejected_by_reason", rejected);
        record.put("violated_rules", Map.of());
        send("mesh.metrics", product, framed("mesh.metrics-value", record));
    }

    void sla(String product, String objective, String state, double target, @Nullable Double actual,
            Instant timestamp) {
        Schema schema = MeshSchemas.sla();
        GenericRecord record = new GenericData.Record(schema);
        record.put("product", product);
        record.put("objective", objective);
        record.put("property", "freshness");
        record.put("contract", product + "@1.0.0");
        record.put("state", new GenericData.EnumSymbol(schema.getField("state").schema(), state));
        record.put("target", target);
        record.put("actual", actual);
        record.put("since", timestamp.toEpochMilli());
        record.put("evaluated_at", timestamp.toEpochMilli());
        record.put("message", "in words");
        send("mesh.sla", product + "/" + objective, framed("mesh.sla-value", record));
    }

    byte[] framed(String subject, GenericRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(4).putInt(id(subject)).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    void send(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key, value));
    }

    void send(ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record);
        producer.flush();
    }

    /** Writes records in an aborted transaction: consumers skip them, but their offsets remain. */
    void abort(String topic, int partition, int count) {
        try (KafkaProducer<String, byte[]> aborting = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, ProducerConfig.TRANSACTIONAL_ID_CONFIG, "aborting"),
                new StringSerializer(), new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            for (int i = 0; i < count; i++) {
                var _ = aborting.send(new ProducerRecord<>(topic, partition, "aborted", null));
            }
            aborting.flush();
            aborting.abortTransaction();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
