// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.contract.MeshTopics;
import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.contract.TopicName;
import io.heddle.demo.contract.DemoContract;
import io.heddle.demo.insights.CustomerOrdersTopology;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Demo-specific queries over the records that the observer has read. Thread-safe. */
final class DemoObservations {
    private final TopicObserver observer;

    DemoObservations(TopicObserver observer) {
        this.observer = observer;
    }

    /** All topics that the demo reads. */
    static List<String> topics() {
        return Stream.concat(
                DemoContract.all().stream().map(DemoContract::product).flatMap(product -> Stream.of(
                        topics(product).ingest(),
                        topics(product).output(PortName.DEFAULT),
                        topics(product).quarantine())),
                Stream.of(MeshTopics.METRICS, MeshTopics.SLA, MeshTopics.EVENTS))
                .map(TopicName::value)
                .toList();
    }

    long ingested(ProductId product) {
        return observer.count(topics(product).ingest().value());
    }

    long accepted(ProductId product) {
        return observer.count(output(product));
    }

    long quarantined(ProductId product) {
        return observer.count(topics(product).quarantine().value());
    }

    /** The quarantined records of all products. */
    List<ConsumerRecord<byte[], byte[]>> quarantine() {
        return DemoContract.all().stream()
                .flatMap(demo -> observer.records(topics(demo.product()).quarantine().value()).stream())
                .toList();
    }

    /** The values on a product's output port, without tombstones. */
    List<GenericRecord> outputs(ProductId product) {
        return values(output(product));
    }

    /** The latest value on a product's output port for each value of a field. */
    Map<String, GenericRecord> latestByField(ProductId product, String field) {
        Map<String, GenericRecord> latest = new HashMap<>();
        outputs(product).forEach(value -> latest.put(value.get(field).toString(), value));
        return latest;
    }

    /** The expected result of the join, recomputed from its input ports. */
    Map<String, GenericRecord> expectedJoin() {
        Map<String, GenericRecord> customers = latestByField(DemoContract.CUSTOMERS.product(), "customer_id");
        Map<String, GenericRecord> joined = new HashMap<>();
        latestByField(DemoContract.ORDERS.product(), "order_id").forEach((id, order) -> {
            GenericRecord customer = customers.get(order.get("customer_id").toString());
            if (customer != null) {
                joined.put(id, CustomerOrdersTopology.join(DemoContract.CUSTOMER_ORDERS.schema(), order, customer));
            }
        });
        return joined;
    }

    /** The mesh events of one type about a product. */
    List<GenericRecord> events(ProductId product, String type) {
        return values(MeshTopics.EVENTS.value()).stream()
                .filter(event -> product.toString().equals(String.valueOf(event.get("product"))))
                .filter(event -> type.equals(event.get("type").toString()))
                .toList();
    }

    /** The mesh events after the first {@code alreadyRead}. */
    List<GenericRecord> eventsAfter(long alreadyRead) {
        return observer.recordsAfter(MeshTopics.EVENTS.value(), alreadyRead).stream().map(observer::value).toList();
    }

    long eventCount() {
        return observer.count(MeshTopics.EVENTS.value());
    }

    /** The sum of one counter in the gate metrics of a product. */
    long metric(ProductId product, String counter) {
        return values(MeshTopics.METRICS.value()).stream()
                .filter(metrics -> product.toString().equals(metrics.get("product").toString()))
                .mapToLong(metrics -> (Long) metrics.get(counter))
                .sum();
    }

    /** The latest state of an objective, or {@code ""}. */
    String slaState(ProductId product, String property) {
        String state = "";
        for (GenericRecord status : values(MeshTopics.SLA.value())) {
            if (product.toString().equals(status.get("product").toString())
                    && property.equals(status.get("property").toString())) {
                state = status.get("state").toString();
            }
        }
        return state;
    }

    /** All records that consumers and dashboards can read. */
    List<ConsumerRecord<byte[], byte[]>> consumableRecords() {
        return Stream.concat(
                DemoContract.all().stream().map(demo -> output(demo.product())),
                Stream.of(MeshTopics.METRICS, MeshTopics.SLA, MeshTopics.EVENTS).map(TopicName::value))
                .flatMap(topic -> observer.records(topic).stream())
                .toList();
    }

    /** How many of the needles occur in the records: in keys, values, header names or header values. */
    static long countLeaks(List<ConsumerRecord<byte[], byte[]>> records, Collection<String> needles) {
        StringBuilder haystack = new StringBuilder();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            append(haystack, record.key());
            append(haystack, record.value());
            record.headers().forEach(header -> {
                haystack.append(header.key()).append('\n');
                append(haystack, header.value());
            });
        }
        String searchText = haystack.toString();
        return needles.stream().filter(searchText::contains).count();
    }

    private static void append(StringBuilder haystack, byte @Nullable [] bytes) {
        if (bytes != null) {
            haystack.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
        }
    }

    private List<GenericRecord> values(String topic) {
        return observer.records(topic).stream()
                .filter(record -> record.value() != null)
                .map(observer::value)
                .toList();
    }

    private static String output(ProductId product) {
        return topics(product).output(PortName.DEFAULT).value();
    }

    private static ProductTopics topics(ProductId product) {
        return new ProductTopics(product, 1);
    }
}
