// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractStatus;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Violation;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.compatibility.WriterCheck;
import io.heddle.sdk.internal.contract.SchemaIdLookup;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DataProductProducerTest {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MeshViewSourceFake contracts =
            new MeshViewSourceFake(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", true, false, 1)));
    private SchemaIdLookup registry = (subject, schema) -> Optional.empty();
    private final HeddleMesh mesh = new HeddleMesh(
            HeddleConfig.of("b:1", "http://s"), contracts, AvroRecordEngine.checkOnly(),
            (subject, schema) -> registry.find(subject, schema), () -> kafka);

    @Test
    void shouldSendWireFormatAndHeadersWhenRecordMeetsContract() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        PublishedRecord published = mesh.producer("orders.orders")
                .publish(42L, SdkOrdersFixture.order(42, 5),
                        PublishOptions.DEFAULT.withId("a-1").withTime(time).withTraceparent(trace))
                .join();

        assertThat(published.topic().value()).isEqualTo("orders.orders.v1.ingest");
        assertThat(published.timestamp()).isEqualTo(time);
        assertThat(published.findings()).isEmpty();
        ProducerRecord<byte[], byte[]> sent = kafka.history().get(0);
        assertThat(sent.topic()).isEqualTo("orders.orders.v1.ingest");
        assertThat(sent.timestamp()).isEqualTo(time.toEpochMilli());
        assertThat(sent.key()).containsExactly(0, 0, 0, 0, 8, 84);
        assertThat(sent.value()).containsExactly(0, 0, 0, 0, 7, 84, 10, 0);
        assertThat(header(sent, RecordHeaders.CE_ID)).isEqualTo("a-1");
        assertThat(header(sent, RecordHeaders.CE_SPECVERSION)).isEqualTo("1.0");
        assertThat(header(sent, RecordHeaders.CE_SOURCE)).isEqualTo("/heddle/orders/orders");
        assertThat(header(sent, RecordHeaders.CE_TYPE)).isEqualTo("orders.orders.v1");
        assertThat(header(sent, RecordHeaders.CE_TIME)).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(header(sent, RecordHeaders.CONTENT_TYPE)).isEqualTo("application/vnd.confluent.avro");
        assertThat(header(sent, RecordHeaders.CONTRACT)).isEqualTo("orders.orders@1.0.0");
        assertThat(header(sent, RecordHeaders.TRACEPARENT)).isEqualTo(trace);
    }

    @Test
    void shouldReadKeyFromItsFieldWhenNoneIsGiven() {
        mesh.producer(SdkOrdersFixture.ID).publish(SdkOrdersFixture.order(42, 5)).join();

        assertThat(kafka.history().get(0).key()).containsExactly(0, 0, 0, 0, 8, 84);
    }

    @Test
    void shouldRefuseAndSendNothingWhenRuleIsBroken() {
        ContractViolationException refused =
                refusal(mesh.producer(SdkOrdersFixture.ID).publish(SdkOrdersFixture.order(42, 0)));

        assertThat(refused.reason()).isEqualTo(ReasonCode.RULE_VIOLATED);
        assertThat(refused.contract()).hasToString("orders.orders@1.0.0");
        assertThat(refused.violations()).extracting(Violation::rule).containsExactly("amount_cents.minimum");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldSendAndReportWhenObserving() {
        PublishedRecord published = mesh.producer(SdkOrdersFixture.ID)
                .publish(SdkOrdersFixture.order(42, 0), PublishOptions.DEFAULT.observe())
                .join();

        assertThat(published.findings()).extracting(Violation::rule).containsExactly("amount_cents.minimum");
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void shouldNameFieldAndNotValueWhenRecordCannotBeWritten() {
        GenericRecord wrong = SdkOrdersFixture.order(42, 5);
        wrong.put("amount_cents", "jane@example.org");

        ContractViolationException refused = refusal(mesh.producer(SdkOrdersFixture.ID).publish(wrong));

        assertThat(refused.reason()).isEqualTo(ReasonCode.UNDECODABLE);
        assertThat(refused.violations()).extracting(Violation::path).containsExactly("amount_cents");
        assertThat(refused).hasMessageContaining("expected long").hasMessageNotContaining("jane");
        assertThat(refused).hasNoCause();
    }

    @Test
    void shouldRefuseKeyWhenItIsMissingWrongOrNotTheRecordsOwn() {
        DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);

        assertThat(refusal(orders.publish(null, SdkOrdersFixture.order(42, 5))).reason())
                .isEqualTo(ReasonCode.KEY_MISMATCH);
        assertThat(refusal(orders.publish("42", SdkOrdersFixture.order(42, 5))).reason())
                .isEqualTo(ReasonCode.KEY_MISMATCH);
        assertThat(refusal(orders.publish(43L, SdkOrdersFixture.order(42, 5))).reason())
                .isEqualTo(ReasonCode.KEY_MISMATCH);
        assertThat(orders.publish(42, SdkOrdersFixture.order(42, 5))).isCompleted();
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void shouldRefuseAnyKeyWhenProductHasNone() {
        contracts.change(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", false, false, 1)));
        DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);

        assertThat(refusal(orders.publish(42L, SdkOrdersFixture.order(42, 5))).reason())
                .isEqualTo(ReasonCode.KEY_MISMATCH);
        orders.publish(SdkOrdersFixture.order(42, 5)).join();
        assertThat(kafka.history().get(0).key()).isNull();
    }

    @Test
    void shouldSuggestTheNearestNameWhenProductIsUnknown() {
        assertThatThrownBy(() -> mesh.producer("orders.order"))
                .isInstanceOf(UnknownProductException.class)
                .hasMessage("data product orders.order is not in the mesh; did you mean orders.orders?");
    }

    @Test
    void shouldSayThatAProductIsRetiredAndNotSuggestIt() {
        Contract retired = SdkOrdersFixture.contract("1.0.0", true, false, 1).toBuilder()
                .status(ContractStatus.RETIRED).build();
        contracts.change(SdkOrdersFixture.view(retired));

        assertThatThrownBy(() -> mesh.producer(SdkOrdersFixture.ID))
                .isInstanceOf(UnknownProductException.class)
                .hasMessage("data product orders.orders has no contract in force: its newest version 1.0.0 is retired;"
                        + " apply an active version first");
        assertThatThrownBy(() -> mesh.producer("orders.order"))
                .hasMessage("data product orders.order is not in the mesh; the mesh has no products yet: apply its"
                        + " contract first");
    }

    @Test
    void shouldCheckUnderTheNewContractWhenItChanges() {
        DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);
        orders.publish(SdkOrdersFixture.order(1, 5)).join();

        contracts.change(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", true, false, 1),
                SdkOrdersFixture.contract("1.1.0", true, false, 10)));

        assertThat(orders.contractRef()).hasToString("orders.orders@1.1.0");
        assertThat(refusal(orders.publish(SdkOrdersFixture.order(2, 5))).violations()).hasSize(1);
        orders.publish(SdkOrdersFixture.order(3, 10)).join();
        assertThat(header(kafka.history().get(1), RecordHeaders.CONTRACT)).isEqualTo("orders.orders@1.1.0");
    }

    @Test
    void shouldStayOnItsMajorWhenANewOneIsApplied() {
        DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);

        contracts.change(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", true, false, 1),
                SdkOrdersFixture.contract("2.0.0", true, false, 10)));
        orders.publish(SdkOrdersFixture.order(2, 5)).join();

        assertThat(kafka.history().get(0).topic()).isEqualTo("orders.orders.v1.ingest");
        assertThat(mesh.producer(SdkOrdersFixture.ID).contractRef()).hasToString("orders.orders@2.0.0");
    }

    @Test
    void shouldRefuseWhenContractIsWithdrawn() {
        DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);

        contracts.change(io.heddle.log.MeshView.EMPTY);

        assertThat(failure(orders.publish(SdkOrdersFixture.order(1, 5)))).isInstanceOf(UnknownProductException.class);
    }

    @Test
    void shouldUseRegisteredIdWhenSchemaIsNotTheContracts() {
        Schema older = olderSchema();
        registry = (subject, schema) -> subject.equals("orders.orders.v1.ingest-value") && schema.equals(older)
                ? Optional.of(new SchemaId(0x01020304))
                : Optional.empty();

        mesh.producer(SdkOrdersFixture.ID).publish(older(older, 42)).join();

        assertThat(ByteBuffer.wrap(kafka.history().get(0).value(), 1, 4).getInt()).isEqualTo(0x01020304);
    }

    @Test
    void shouldRefuseWhenSchemaIsNotRegistered() {
        assertThat(failure(mesh.producer(SdkOrdersFixture.ID).publish(older(olderSchema(), 42))))
                .isInstanceOf(SchemaNotRegisteredException.class)
                .hasMessageContaining("orders.orders.v1.ingest-value");
        assertThat(kafka.history()).isEmpty();
    }

    /** A record with an amount would be readable, but the gate rejects every record with this schema. */
    @Test
    void shouldRefuseASchemaThatTheGateWouldRefuse() {
        Schema nullable = SchemaBuilder.record("Order").namespace("io.heddle.test").fields()
                .requiredLong("order_id")
                .optionalLong("amount_cents")
                .endRecord();
        registry = (subject, schema) -> Optional.of(new SchemaId(0x01020304));

        ContractViolationException refusal = refusal(mesh.producer(SdkOrdersFixture.ID).publish(older(nullable, 42)));

        assertThat(refusal.reason()).isEqualTo(ReasonCode.SCHEMA_INCOMPATIBLE);
        assertThat(refusal.violations()).isEqualTo(
                WriterCheck.ofValues(SdkOrdersFixture.contract("1.0.0", true, false, 1), List.of())
                        .violations(nullable))
                .isNotEmpty();
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void shouldPublishWithTheSchemaOfAnEarlierVersionOfTheContract() {
        Schema before = SchemaBuilder.record("Order").namespace("io.heddle.test").fields()
                .requiredLong("order_id")
                .optionalLong("amount_cents")
                .endRecord();
        contracts.change(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", true, false, 1, before),
                SdkOrdersFixture.contract("1.1.0", true, false, 1)));
        registry = (subject, schema) -> Optional.of(new SchemaId(0x01020304));

        mesh.producer(SdkOrdersFixture.ID).publish(older(before, 42)).join();

        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void shouldPublishEncodedBytesThatMeetTheContract() {
        DataProductProducer orders = mesh.producer(SdkOrdersFixture.ID);

        Schema schema = orders.contract().contract().valueSchema();
        orders.publishEncoded(42L, schema, new byte[] {84, 10, 0}, PublishOptions.DEFAULT).join();

        assertThat(kafka.history().get(0).value()).containsExactly(0, 0, 0, 0, 7, 84, 10, 0);
        assertThat(refusal(orders.publishEncoded(42L, schema, new byte[] {84}, PublishOptions.DEFAULT)).reason())
                .isEqualTo(ReasonCode.UNDECODABLE);
    }

    @Test
    void shouldPublishTombstoneOnlyWhenTopicsAreCompacted() {
        assertThat(refusal(mesh.producer(SdkOrdersFixture.ID).publishTombstone(42L)).reason())
                .isEqualTo(ReasonCode.TOMBSTONE_NOT_ALLOWED);

        contracts.change(SdkOrdersFixture.view(SdkOrdersFixture.contract("1.0.0", true, true, 1)));
        mesh.producer(SdkOrdersFixture.ID).publishTombstone(42L).join();

        assertThat(kafka.history().get(0).value()).isNull();
    }

    @Test
    void shouldDistinguishOutageFromRefusalWhenKafkaFails() {
        kafka.sendException = new TimeoutException("no leader");
        assertThat(failure(mesh.producer(SdkOrdersFixture.ID).publish(SdkOrdersFixture.order(1, 5))))
                .isInstanceOf(MeshUnavailableException.class)
                .hasMessageContaining("the record is valid");

        kafka.sendException = new RecordTooLargeException("big");
        assertThat(failure(mesh.producer(SdkOrdersFixture.ID).publish(SdkOrdersFixture.order(1, 5))))
                .isInstanceOf(PublishException.class);
    }

    @Test
    void shouldRefuseWhenClosedAndLeaveTheOthersOpen() {
        DataProductProducer closed = mesh.producer(SdkOrdersFixture.ID);
        DataProductProducer open = mesh.producer(SdkOrdersFixture.ID);

        closed.close();

        assertThat(failure(closed.publish(SdkOrdersFixture.order(1, 5)))).isInstanceOf(PublishException.class);
        assertThat(open.publish(SdkOrdersFixture.order(1, 5))).isCompleted();
        mesh.close();
        assertThat(contracts.isClosed()).isTrue();
        assertThat(failure(open.publish(SdkOrdersFixture.order(1, 5)))).isInstanceOf(PublishException.class);
    }

    private static Schema olderSchema() {
        return SchemaBuilder.record("Order").namespace("io.heddle.test").fields()
                .requiredLong("order_id")
                .requiredLong("amount_cents")
                .endRecord();
    }

    private static GenericRecord older(Schema schema, long id) {
        GenericRecord order = new GenericData.Record(schema);
        order.put("order_id", id);
        order.put("amount_cents", 5L);
        return order;
    }

    private static ContractViolationException refusal(CompletableFuture<PublishedRecord> future) {
        return (ContractViolationException) failure(future);
    }

    private static Throwable failure(CompletableFuture<PublishedRecord> future) {
        CompletionException thrown = catchThrowableOfType(CompletionException.class, future::join);
        return java.util.Objects.requireNonNull(thrown.getCause());
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
