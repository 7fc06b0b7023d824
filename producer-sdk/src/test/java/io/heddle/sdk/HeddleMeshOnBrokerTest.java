// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.Contract;
import io.heddle.contract.ProductId;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.TopicName;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.log.CommandDecision;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshChange;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogTopic;
import io.heddle.log.MeshLogWriter;
import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Publishes through a real mesh log; each test has a product of its own in it. */
@ExtendWith(SharedBroker.class)
class HeddleMeshOnBrokerTest {
    private static final String UNREACHABLE = "http://127.0.0.1:1";
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: DOMAIN.orders
            name: Orders
            domain: DOMAIN
            dataProduct: orders
            version: VERSION
            status: active
            team: {name: orders-team}
            schema:
              - name: order
                physicalName: DOMAIN.orders.v1
                physicalType: topic
                logicalType: object
                authoritativeDefinitions: [{type: implementation, url: order.avsc}]
                properties:
                  - {name: order_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                  - {name: amount_cents, logicalType: integer, physicalType: long, logicalTypeOptions: {minimum: \
            MINIMUM}}
            customProperties:
              - {property: key, value: order_id}
            """;

    @BeforeAll
    static void createMeshLog() {
        MeshLogTopic.ensure(MeshLogConfig.of(SharedBroker.bootstrapServers()));
    }

    @Test
    void shouldPublishCheckAndFollowTheContractWhenItLivesInKafkaOnly(TestScope scope) throws Exception {
        ProductId product = createProduct(scope);
        try (HeddleMesh mesh = HeddleMesh.connect(HeddleConfig.of(scope.bootstrapServers(), UNREACHABLE));
                DataProductProducer orders = mesh.producer(product.toString())) {
            PublishedRecord first = orders.publish(SdkOrdersFixture.order(1, 5)).join();
            PublishedRecord second = orders.publish(SdkOrdersFixture.order(2, 6)).join();

            assertThat(second.offset()).isEqualTo(first.offset() + 1);
            ConsumerRecord<byte[], byte[]> read = read(scope, first.offset()).get(0);
            assertThat(read.value()).containsExactly(0, 0, 0, 0, 7, 2, 10, 0);
            assertThat(read.key()).containsExactly(0, 0, 0, 0, 8, 2);
            assertThat(read.timestamp()).isEqualTo(first.timestamp().toEpochMilli());
            assertThatThrownBy(() -> orders.publish(SdkOrdersFixture.order(3, 0)).join())
                    .hasCauseInstanceOf(ContractViolationException.class);

            apply(scope, "1.1.0", 100);

            await().until(() -> orders.contractRef().toString().equals(product + "@1.1.0"));
            assertThatThrownBy(() -> orders.publish(SdkOrdersFixture.order(4, 6)).join())
                    .hasCauseInstanceOf(ContractViolationException.class);
            assertThat(mesh.awaitProduct(product, Duration.ofSeconds(1))).isTrue();
            assertThat(mesh.awaitProduct(ProductId.parse("no.such"), Duration.ofMillis(50))).isFalse();
        }
    }

    @Test
    void shouldNotBlameTheRecordWhenSchemaRegistryIsDown(TestScope scope) throws Exception {
        ProductId product = createProduct(scope);
        GenericRecord other = new GenericData.Record(SchemaBuilder.record("Order").namespace("io.heddle.test").fields()
                .requiredLong("order_id")
                .requiredLong("amount_cents")
                .requiredString("remark")
                .endRecord());
        other.put("order_id", 1L);
        other.put("amount_cents", 200L);
        other.put("remark", "none");
        try (HeddleMesh mesh = HeddleMesh.connect(HeddleConfig.of(scope.bootstrapServers(), UNREACHABLE))) {
            DataProductProducer orders = mesh.producer(product.toString());

            assertThatThrownBy(() -> orders.publish(other).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(MeshUnavailableException.class)
                    .hasMessageContaining(UNREACHABLE);
        }
    }

    /** Nothing is sent by itself: batches linger for ten minutes. */
    @Test
    void shouldLoseNothingInFlightWhenFlushedOrClosed(TestScope scope) throws Exception {
        ProductId product = createProduct(scope);
        List<CompletableFuture<PublishedRecord>> published = new ArrayList<>();
        try (HeddleMesh mesh = HeddleMesh.connect(HeddleConfig.of(scope.bootstrapServers(), UNREACHABLE)
                .withKafkaProperty("linger.ms", 600_000).withKafkaProperty("delivery.timeout.ms", 700_000))) {
            DataProductProducer orders = mesh.producer(product);
            publish(orders, 1, 100, published);
            assertThat(published).noneMatch(CompletableFuture::isDone);
            orders.flush();
            assertThat(published).allMatch(CompletableFuture::isDone);
            publish(orders, 101, 200, published);
            orders.close();
            assertThat(published).allMatch(CompletableFuture::isDone);
            publish(mesh.producer(product), 201, 300, published);
            assertThat(published.get(250)).isNotDone();
        }

        assertThat(published.stream().map(record -> record.join().offset()))
                .isEqualTo(LongStream.range(0, 300).boxed().toList());
    }

    @Test
    void shouldNotDropWhatIsInFlightWhenClosedOnKafkasThread(TestScope scope) throws Exception {
        ProductId product = createProduct(scope);
        try (HeddleMesh mesh = HeddleMesh.connect(HeddleConfig.of(scope.bootstrapServers(), UNREACHABLE))) {
            DataProductProducer orders = mesh.producer(product);

            CompletableFuture<Void> closed = orders.publish(SdkOrdersFixture.order(1, 5)).thenRun(mesh::close);

            assertThatThrownBy(closed::join).hasCauseInstanceOf(KafkaException.class);
            assertThat(orders.publish(SdkOrdersFixture.order(2, 5)).join().offset()).isEqualTo(1);
        }
    }

    @Test
    void shouldFailOnlyTheRecordThatTheBrokerRefuses(TestScope scope) throws Exception {
        ProductId product = createProduct(scope);
        configure(scope, "max.message.bytes", "2000");
        GenericRecord large = SdkOrdersFixture.order(2, 5);
        large.put("note", new Random(1).ints(8_000, 'a', 'z').mapToObj(Character::toString).collect(joining()));
        try (HeddleMesh mesh = HeddleMesh.connect(HeddleConfig.of(scope.bootstrapServers(), UNREACHABLE))) {
            DataProductProducer orders = mesh.producer(product);
            orders.publish(SdkOrdersFixture.order(1, 5)).join();

            assertThatThrownBy(() -> orders.publish(large).join())
                    .hasCauseInstanceOf(PublishException.class).hasMessageContaining("larger than");
            assertThat(orders.publish(SdkOrdersFixture.order(3, 5)).join().offset()).isEqualTo(1);
        }
    }

    /** The topic is gone: Kafka's producer tries again until its time is over. */
    @Test
    void shouldFailWhenTheBrokerDoesNotAcknowledgeInTime(TestScope scope) throws Exception {
        ProductId product = createProduct(scope);
        List<CompletableFuture<PublishedRecord>> published = new ArrayList<>();
        try (HeddleMesh mesh = HeddleMesh.connect(HeddleConfig.of(scope.bootstrapServers(), UNREACHABLE)
                .withKafkaProperty("request.timeout.ms", 1_000).withKafkaProperty("max.block.ms", 2_000)
                .withKafkaProperty("delivery.timeout.ms", 2_000));
                Admin admin = Admin.create(scope.kafka())) {
            DataProductProducer orders = mesh.producer(product);
            orders.publish(SdkOrdersFixture.order(1, 5)).join();
            admin.deleteTopics(List.of(ingest(scope).value())).all().get();

            publish(orders, 2, 4, published);
        }

        assertThat(published).allSatisfy(record -> assertThatThrownBy(record::join)
                .hasCauseInstanceOf(MeshUnavailableException.class));
    }

    private static void publish(DataProductProducer orders, int first, int last,
            List<CompletableFuture<PublishedRecord>> published) {
        for (int id = first; id <= last; id++) {
            published.add(orders.publish(SdkOrdersFixture.order(id, 5)));
        }
    }

    private static void configure(TestScope scope, String name, String value) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, ingest(scope).value());
        try (Admin admin = Admin.create(scope.kafka())) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(
                    new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)))).all().get();
        }
    }

    @Test
    void shouldReportTheAddressWhenThereIsNoBroker() {
        HeddleConfig unreachableConfig =
                HeddleConfig.of("127.0.0.1:1", UNREACHABLE).withReadyTimeout(Duration.ofMillis(500));

        assertThatThrownBy(() -> HeddleMesh.connect(unreachableConfig))
                .isInstanceOf(MeshUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("mesh.registry");
    }

    private static ProductId createProduct(TestScope scope) throws ExecutionException, InterruptedException {
        scope.createTopic(ingest(scope), 1);
        apply(scope, "1.0.0", 1);
        return scope.product("orders");
    }

    private static TopicName ingest(TestScope scope) {
        return scope.topic("orders.v1.ingest");
    }

    private static void apply(TestScope scope, String version, int minimum) {
        String source = CONTRACT.replace("DOMAIN", scope.domain().value())
                .replace("VERSION", version).replace("MINIMUM", Integer.toString(minimum));
        Map<String, String> schemas = Map.of("order.avsc", SdkOrdersFixture.SCHEMA.toString());
        ContractReading reading = ContractReader.read(source, SchemaSource.of(schemas));
        assertThat(reading).isInstanceOf(ContractReading.Valid.class);
        Contract contract = ((ContractReading.Valid) reading).contract();
        ContractEntry entry = new ContractEntry(
                contract, source, schemas, SdkOrdersFixture.VALUE_ID, Optional.of(SdkOrdersFixture.KEY_ID),
                Map.of(SdkOrdersFixture.VALUE_ID, SdkOrdersFixture.SCHEMA.toString()), Instant.EPOCH);
        DomainEntry domain = new DomainEntry(
                contract.id().domain(), DomainEntry.Kind.SOURCE_ALIGNED, "orders-team", "");
        try (MeshLogWriter writer = MeshLogWriter.open(MeshLogConfig.of(scope.bootstrapServers()))) {
            writer.<String>submit(
                    view -> CommandDecision.write(new MeshChange.PutDomain(domain), new MeshChange.PutContract(entry)));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(TestScope scope, long from) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(ingest(scope).value(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                scope.kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, from);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return !records.isEmpty();
            });
        }
        return records;
    }
}
