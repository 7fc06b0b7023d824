// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.event;

import io.heddle.contract.ProductId;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.MeshEventCodec;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.log.AppliedContractFixture;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import io.heddle.testkit.SharedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Publishes events on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuedEventPublisherOnBrokerTest {
    private static final MeshView MESH = view();

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", SharedBroker.bootstrapServers());

    private static MeshView view() {
        ContractEntry events = AppliedContractFixture.events();
        return new MeshView(1, Map.of(),
                Map.of(events.contract().id(), new TreeMap<>(Map.of(events.contract().version(), events))));
    }

    @BeforeAll
    void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic("mesh.events", 3, (short) 1))).all().get();
        }
    }

    private QueuedEventPublisher publisher(Supplier<Optional<MeshView>> mesh) {
        return QueuedEventPublisher.start("test", kafka, mesh);
    }

    private static MeshEvent event(String product, String finding) {
        return MeshEvent.of(
                "test.found", ProductId.parse(product), finding, "found " + finding, Map.of("what", finding),
                Instant.ofEpochMilli(12), List.of(finding));
    }

    private List<MeshEvent> publishedEvents(String product) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    IntStream.range(0, 3).mapToObj(number -> new TopicPartition("mesh.events", number)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<MeshEvent> published = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> published
                        .add(MeshEventCodec.decode(record.value(), MeshSchemas.events()).orElseThrow()));
            }
            return published.stream().filter(event -> event.key().equals(product)).toList();
        }
    }

    private static void isDone(CompletableFuture<Void> publishing)
            throws ExecutionException, InterruptedException, TimeoutException {
        publishing.get(30, TimeUnit.SECONDS);
    }

    @Test
    void shouldBeOnTheTopicWhenPublishReturns() throws Exception {
        try (QueuedEventPublisher writer = publisher(() -> Optional.of(MESH))) {
            isDone(writer.publish(event("shop.plain", "a")));

            assertThat(publishedEvents("shop.plain")).containsExactly(event("shop.plain", "a"));
            assertThat(writer.waitingFor()).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("DistinctVarargsChecker") // Publishing the same event twice is intended.
    void shouldPublishOnceWhenSeveralProcessesPublishTheSameEvent() throws Exception {
        try (QueuedEventPublisher one = publisher(() -> Optional.of(MESH));
                QueuedEventPublisher two = publisher(() -> Optional.of(MESH))) {
            isDone(one.publishOnce(event("shop.once", "a")));
            isDone(CompletableFuture.allOf(
                    one.publishOnce(event("shop.once", "a")),
                    two.publishOnce(event("shop.once", "a")),
                    two.publishOnce(event("shop.once", "b")),
                    two.publishOnce(event("shop.once", "b"))));
        }
        try (QueuedEventPublisher later = publisher(() -> Optional.of(MESH))) {
            isDone(later.publishOnce(event("shop.once", "b")));
            isDone(later.publishOnce(event("shop.once", "c")));
        }

        assertThat(publishedEvents("shop.once").stream().map(MeshEvent::subject))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void shouldQueueEventsWithoutBlockingWhileTheyCannotBePublished() throws Exception {
        AtomicReference<@Nullable MeshView> mesh = new AtomicReference<>();
        try (QueuedEventPublisher writer = publisher(() -> Optional.ofNullable(mesh.get()))) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            // One batch is in progress while the rest is queued.
            for (int i = 0; i < QueuedEventPublisher.MAX_WAITING + 200; i++) {
                all.add(writer.publish(event("shop.late", "e" + i)));
            }
            List<CompletableFuture<Void>> refused =
                    all.stream().filter(CompletableFuture::isCompletedExceptionally).toList();
            assertThat(refused).isNotEmpty();
            assertThatThrownBy(refused.get(0)::get).hasCauseInstanceOf(RejectedExecutionException.class);
            all.removeIf(CompletableFuture::isCompletedExceptionally);
            assertThat(all).hasSizeGreaterThanOrEqualTo(QueuedEventPublisher.MAX_WAITING)
                    .noneMatch(CompletableFuture::isDone);

            mesh.set(MESH);

            isDone(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
            assertThat(publishedEvents("shop.late")).hasSize(all.size());
        }
    }

    @Test
    void shouldRejectEventsWhenItIsClosed() {
        QueuedEventPublisher writer = publisher(Optional::empty);
        CompletableFuture<Void> before = writer.publish(event("shop.closed", "a"));
        writer.close();

        assertThatThrownBy(before::get).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(writer.publish(event("shop.closed", "b"))::get)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
