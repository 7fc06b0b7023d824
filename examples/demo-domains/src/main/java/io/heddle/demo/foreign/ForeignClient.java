// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.foreign;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.ReasonCode;
import io.heddle.demo.orders.OrderGenerator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A client with a plain Kafka producer and Confluent's serializer that knows nothing of contracts. It makes most of the
 * possible mistakes, and also sends valid orders. Not thread-safe.
 */
public final class ForeignClient implements AutoCloseable {
    private static final ProductId CUSTOMERS = ProductId.parse("crm.customers");
    private static final ProductId ORDERS = ProductId.parse("orders.orders");
    private static final Schema LEGACY_ORDER = SchemaBuilder.record("LegacyOrder").namespace("io.heddle.demo.legacy")
            .fields()
            .requiredString("nr")
            .requiredDouble("total")
            .endRecord();

    private final Producer<byte[], byte[]> kafka;
    private final KafkaAvroSerializer avro = new KafkaAvroSerializer();
    private final Supplier<GenericRecord> customers;
    private final OrderGenerator orders;

    /**
     * @param customers generates the customers to corrupt; its numbers must not overlap with other generators
     * @param orders generates the orders to corrupt
     */
    public ForeignClient(
            String bootstrapServers,
            String schemaRegistryUrl,
            Supplier<GenericRecord> customers,
            OrderGenerator orders) {
        this.customers = customers;
        this.orders = orders;
        this.kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "client.id", "foreign"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        avro.configure(
                Map.of(
                        "schema.registry.url", schemaRegistryUrl,
                        "auto.register.schemas", true,
                        "value.subject.name.strategy", RecordNameStrategy.class.getName()),
                false);
    }

    /** One new record for each kind of mistake. */
    public List<BadRecord> badRecords() {
        GenericRecord order = orders.newOrder();
        String id = order.get("order_id").toString();
        byte[] validBytes = encode(order);
        GenericRecord customer = customers.get();
        GenericRecord invalidEmail =
                withField(customer, "email", customer.get("email").toString().replace("@", " at "));
        return List.of(
                badRecord(CUSTOMERS, "an e-mail address without @", ReasonCode.RULE_VIOLATED,
                        customer.get("customer_id").toString(), encode(invalidEmail)),
                badRecord(ORDERS, "an amount of zero", ReasonCode.RULE_VIOLATED, id,
                        encode(withField(order, "amount_cents", 0L))),
                badRecord(ORDERS, "another schema", ReasonCode.SCHEMA_INCOMPATIBLE, id, encode(legacy(id))),
                badRecord(ORDERS, "an unknown schema id", ReasonCode.SCHEMA_UNKNOWN, id,
                        withSchemaId(validBytes, 987_654_321)),
                badRecord(ORDERS, "a truncated record", ReasonCode.UNDECODABLE, id,
                        Arrays.copyOf(validBytes, validBytes.length - 4)),
                badRecord(ORDERS, "bytes after the record", ReasonCode.TRAILING_BYTES, id,
                        Arrays.copyOf(validBytes, validBytes.length + 3)),
                badRecord(ORDERS, "JSON instead of Avro", ReasonCode.NOT_WIRE_FORMAT, id,
                        "{\"order_id\":\"?\"}".getBytes(StandardCharsets.UTF_8)),
                badRecord(ORDERS, "no key", ReasonCode.KEY_MISMATCH, null, validBytes),
                badRecord(CUSTOMERS, "text as a numeric key", ReasonCode.KEY_MISMATCH, "customer-one",
                        encode(customers.get())));
    }

    /** Sends a valid order with a plain-text key, which the gate accepts. */
    public RecordMetadata sendGoodOrder() {
        GenericRecord order = orders.newOrder();
        return send(ORDERS, new BadRecord.Raw(text(order.get("order_id").toString()), encode(order)));
    }

    /** Writes the record directly to the product's ingest topic and returns its position. */
    public RecordMetadata send(BadRecord record) {
        return send(record.product(), record.raw());
    }

    @Override
    public void close() {
        kafka.close();
        avro.close();
    }

    private RecordMetadata send(ProductId product, BadRecord.Raw raw) {
        String topic = new ProductTopics(product, ContractVersion.parse("1.0.0").major()).ingest().value();
        try {
            return kafka.send(new ProducerRecord<>(topic, raw.key(), raw.value())).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the broker did not accept a record for " + topic, failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + topic, stopped);
        }
    }

    private byte[] encode(GenericRecord record) {
        return avro.serialize("any", record);
    }

    private static BadRecord badRecord(
            ProductId product, String script, ReasonCode expected, @Nullable String key, byte[] value) {
        return new BadRecord(product, script, expected, new BadRecord.Raw(key == null ? null : text(key), value));
    }

    private static GenericRecord withField(GenericRecord record, String field, Object value) {
        GenericRecord copy = new GenericData.Record((GenericData.Record) record, true);
        copy.put(field, value);
        return copy;
    }

    private static GenericRecord legacy(String id) {
        GenericRecord order = new GenericData.Record(LEGACY_ORDER);
        order.put("nr", id);
        order.put("total", 12.5);
        return order;
    }

    private static byte[] withSchemaId(byte[] framed, int id) {
        byte[] copy = framed.clone();
        ByteBuffer.wrap(copy, 1, 4).putInt(id);
        return copy;
    }

    private static byte[] text(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
