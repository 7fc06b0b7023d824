// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.TopicName;
import io.heddle.sdk.internal.contract.LiveContract;
import io.heddle.sdk.internal.publish.PublishingSerializer;
import io.heddle.sdk.internal.wire.KeyDeserializer;
import io.heddle.sdk.internal.wire.ValueDeserializer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

import java.util.HashMap;
import java.util.Map;

/**
 * Kafka serdes of one product, for Kafka Streams applications and plain consumers: read its output ports, or publish to
 * it as the result of a stream, checked like everything that {@link DataProductProducer} publishes. Thread-safe. The
 * serdes work until their mesh is closed.
 *
 * <pre>{@code
 * ProductSerdes orders = ProductSerdes.of(mesh, "orders.orders");
 * ProductSerdes joined = ProductSerdes.of(mesh, "insights.customer-orders");
 * builder.stream(orders.output().value(), Consumed.with(orders.keys(String.class), orders.values()))
 *         .mapValues(...)
 *         .to(joined.ingest().value(), Produced.with(joined.keys(String.class), joined.publishing()));
 * }</pre>
 */
public final class ProductSerdes {
    private final HeddleMesh mesh;
    private final LiveContract contract;

    private ProductSerdes(HeddleMesh mesh, LiveContract contract) {
        this.mesh = mesh;
        this.contract = contract;
    }

    /**
     * Creates the serdes of a product.
     *
     * @throws UnknownProductException if the mesh has no active contract of the product
     */
    public static ProductSerdes of(HeddleMesh mesh, String product) {
        return new ProductSerdes(mesh, mesh.live(ProductId.parse(product)));
    }

    /** The topics of the product. */
    public ProductTopics topics() {
        return contract.topics();
    }

    /** The product's Avro schema in the contract in force. */
    public Schema schema() {
        return contract.binding().contract().valueSchema();
    }

    /** The topic of the default output port, to read from. */
    public TopicName output() {
        return topics().output(PortName.DEFAULT);
    }

    /** The ingest topic, to publish to. */
    public TopicName ingest() {
        return topics().ingest();
    }

    /**
     * The key serde for a Java type that matches the contract's key schema ({@code Long}, {@code String}). Reads both
     * forms used in the mesh: Avro in the wire format, and plain text as written by other clients.
     */
    public <K> Serde<K> keys(Class<K> type) {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : contract.binding().keys().write(key),
                new KeyDeserializer<>(type, avroDeserializer(true)));
    }

    /** The value serde of the output ports; also usable for state stores, where nothing is checked. */
    public Serde<GenericRecord> values() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null
                        ? null
                        : contract.binding().writer(value.getSchema()).bytes(value),
                reading());
    }

    /**
     * The value serde of the ingest topic: checks records against the contract in force and adds the mesh's headers.
     * Serializing throws {@link ContractViolationException} if a record violates the contract.
     */
    public Serde<GenericRecord> publishing() {
        return Serdes.serdeFrom(new PublishingSerializer(contract), reading());
    }

    private ValueDeserializer reading() {
        return new ValueDeserializer(avroDeserializer(false));
    }

    private KafkaAvroDeserializer avroDeserializer(boolean key) {
        Map<String, Object> settings = new HashMap<>(mesh.config().clientProperties());
        settings.put("schema.registry.url", mesh.config().schemaRegistryUrl());
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(settings, key);
        return deserializer;
    }
}
