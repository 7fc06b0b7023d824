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
 * Kafka serdes of one product, for Kafka Streams applications and plain consumers: read its output ports, or publish it
 * as the result of a stream, checked like everything that {@link DataProductProducer} publishes. Thread-safe. The
 * serdes work as long as the mesh they come from is open.
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
     * The serdes of a product.
     *
     * @throws UnknownProductException if no active contract of the product is in the mesh
     */
    public static ProductSerdes of(HeddleMesh mesh, String product) {
        return new ProductSerdes(mesh, mesh.live(ProductId.parse(product)));
    }

    /** The topics of the product. */
    public ProductTopics topics() {
        return contract.topics();
    }

    /** The product's Avro schema, under the contract in force. */
    public Schema schema() {
        return contract.binding().contract().valueSchema();
    }

    /** The default output port: what to read. */
    public TopicName output() {
        return topics().output(PortName.DEFAULT);
    }

    /** The ingest port: what to publish to. */
    public TopicName ingest() {
        return topics().ingest();
    }

    /**
     * Keys, as a Java type that fits the contract's key schema ({@code Long}, {@code String}). Reads both forms that
     * the mesh carries: Avro in the wire format, and plain text as foreign clients write it.
     */
    public <K> Serde<K> keys(Class<K> type) {
        return Serdes.serdeFrom(
                (topic, key) -> key == null ? null : contract.binding().keys().write(key),
                new KeyDeserializer<>(type, avroDeserializer(true)));
    }

    /** Values of the output ports; also fit for state stores, where nothing is checked. */
    public Serde<GenericRecord> values() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null
                        ? null
                        : contract.binding().writer(value.getSchema()).bytes(value),
                reading());
    }

    /**
     * Values on their way to the ingest port: checked against the contract in force and given the mesh's headers.
     * Serializing fails with {@link ContractViolationException} if a record breaks the contract.
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
