// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.event;

import io.heddle.contract.ProductId;
import io.heddle.governance.MeshSource;
import io.heddle.governance.fixture.CustomerProductFixture;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import io.heddle.governance.internal.wire.MeshTopicAvro;
import io.heddle.log.MeshView;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Events on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuedEventPublisherOnBrokerTest {
    private static final MeshView MESH = CustomerProductFixture.view();

    private final GovernanceClusterFixture cluster = new GovernanceClusterFixture();

    @BeforeAll
    void createTopic() throws ExecutionException, InterruptedException {
        cluster.createTopics(3, "mesh.events");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private QueuedEventPublisher writer(MeshSource mesh) {
        return QueuedEventPublisher.start("test", cluster.properties(), mesh);
    }

    private static GovernanceEvent event(String product, String finding) {
        return GovernanceEvent.of(
                "test.found", ProductId.parse(product), finding, "found " + finding, Map.of("what", finding),
                Instant.ofEpochMilli(12), List.of(finding));
    }

    private List<GenericRecord> publishedEvents(String product) {
        return cluster.readCommitted("mesh.events").stream()
                .map(record -> MeshTopicAvro.decode(MeshTopicAvro.EVENTS, record.value(), 5, record.value().length - 5))
                .filter(event -> product.equals(event.get("product").toString()))
                .toList();
    }

    private static void isDone(CompletableFuture<Void> telling)
            throws ExecutionException, InterruptedException, TimeoutException {
        telling.get(30, TimeUnit.SECONDS);
    }

    @Test
    void shouldBeOnTheTopicWhenTellingIsDone() throws Exception {
        try (QueuedEventPublisher writer = writer(() -> Optional.of(MESH))) {
            isDone(writer.publish(event("shop.plain", "a")));

            assertThat(publishedEvents("shop.plain")).singleElement().satisfies(event -> {
                assertThat(event.get("type")).hasToString("test.found");
                assertThat(event.get("subject")).hasToString("a");
                assertThat(event.get("message")).hasToString("found a");
                assertThat(event.get("time")).isEqualTo(12L);
                assertThat(event.get("attributes")).hasToString("{what=a}");
                assertThat(event.get("id")).hasToString(event("shop.plain", "a").id().toString());
            });
            assertThat(writer.waitingFor()).isEmpty();
        }
    }

    @Test
    void shouldTellOnceWhenSeveralProcessesAndALaterOneTellTheSame() throws Exception {
        try (QueuedEventPublisher one = writer(() -> Optional.of(MESH));
                QueuedEventPublisher two = writer(() -> Optional.of(MESH))) {
            isDone(one.publishOnce(event("shop.once", "a")));
            isDone(CompletableFuture.allOf(
                    one.publishOnce(event("shop.once", "a")),
                    two.publishOnce(event("shop.once", "a")),
                    two.publishOnce(event("shop.once", "b")),
                    two.publishOnce(event("shop.once", "b"))));
        }
        try (QueuedEventPublisher later = writer(() -> Optional.of(MESH))) {
            isDone(later.publishOnce(event("shop.once", "b")));
            isDone(later.publishOnce(event("shop.once", "c")));
        }

        assertThat(publishedEvents("shop.once").stream().map(event -> event.get("subject").toString()))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void shouldTakeEventsWithoutBlockingAndTellThemLaterWhenTheyCannotBeToldYet() throws Exception {
        AtomicReference<@Nullable MeshView> mesh = new AtomicReference<>();
        try (QueuedEventPublisher writer = writer(() -> Optional.ofNullable(mesh.get()))) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            // One batch is in hand while the rest waits.
            for (int i = 0; i < QueuedEventPublisher.MAX_WAITING + 200; i++) {
                all.add(writer.publish(event("shop.late", "e" + i)));
            }
            List<CompletableFuture<Void>> refused =
                    all.stream().filter(CompletableFuture::isCompletedExceptionally).toList();
            assertThat(refused).isNotEmpty();
            assertThatThrownBy(refused.getFirst()::get).hasCauseInstanceOf(RejectedExecutionException.class);
            all.removeIf(CompletableFuture::isCompletedExceptionally);
            assertThat(all).hasSizeGreaterThanOrEqualTo(QueuedEventPublisher.MAX_WAITING)
                    .noneMatch(CompletableFuture::isDone);

            mesh.set(MESH);

            isDone(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
            assertThat(publishedEvents("shop.late")).hasSize(all.size());
        }
    }

    @Test
    void shouldSayThatItIsClosedWhenItIsToldSomethingAfterwards() {
        QueuedEventPublisher writer = writer(Optional::empty);
        CompletableFuture<Void> before = writer.publish(event("shop.closed", "a"));
        writer.close();

        assertThatThrownBy(before::get).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(writer.publish(event("shop.closed", "b"))::get)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
