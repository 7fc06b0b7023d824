// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.events;

import io.heddle.contract.ProductId;
import io.heddle.governance.MeshSchemas;
import io.heddle.governance.MeshSource;
import io.heddle.governance.gate.Cluster;
import io.heddle.governance.gate.Customers;
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
class EventWriterTest {
    private static final MeshView MESH = Customers.view();

    private final Cluster cluster = new Cluster();

    @BeforeAll
    void createTopic() throws ExecutionException, InterruptedException {
        cluster.createTopics(3, "mesh.events");
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private EventWriter writer(MeshSource mesh) {
        return EventWriter.start("test", cluster.properties(), mesh);
    }

    private static MeshEvent event(String product, String finding) {
        return MeshEvent.of(
                "test.found", ProductId.parse(product), finding, "found " + finding, Map.of("what", finding),
                Instant.ofEpochMilli(12), List.of(finding));
    }

    private List<GenericRecord> told(String product) {
        return cluster.committed("mesh.events").stream()
                .map(record -> MeshSchemas.decode(MeshSchemas.EVENTS, record.value(), 5, record.value().length - 5))
                .filter(event -> product.equals(event.get("product").toString()))
                .toList();
    }

    private static void isDone(CompletableFuture<Void> telling)
            throws ExecutionException, InterruptedException, TimeoutException {
        telling.get(30, TimeUnit.SECONDS);
    }

    @Test
    void shouldBeOnTheTopicWhenTellingIsDone() throws Exception {
        try (EventWriter writer = writer(() -> Optional.of(MESH))) {
            isDone(writer.tell(event("shop.plain", "a")));

            assertThat(told("shop.plain")).singleElement().satisfies(event -> {
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
        try (EventWriter one = writer(() -> Optional.of(MESH));
                EventWriter two = writer(() -> Optional.of(MESH))) {
            isDone(one.tellOnce(event("shop.once", "a")));
            isDone(CompletableFuture.allOf(
                    one.tellOnce(event("shop.once", "a")),
                    two.tellOnce(event("shop.once", "a")),
                    two.tellOnce(event("shop.once", "b")),
                    two.tellOnce(event("shop.once", "b"))));
        }
        try (EventWriter later = writer(() -> Optional.of(MESH))) {
            isDone(later.tellOnce(event("shop.once", "b")));
            isDone(later.tellOnce(event("shop.once", "c")));
        }

        assertThat(told("shop.once").stream().map(event -> event.get("subject").toString()))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void shouldTakeEventsWithoutBlockingAndTellThemLaterWhenTheyCannotBeToldYet() throws Exception {
        AtomicReference<@Nullable MeshView> mesh = new AtomicReference<>();
        try (EventWriter writer = writer(() -> Optional.ofNullable(mesh.get()))) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            // One batch is in hand while the rest waits.
            for (int i = 0; i < EventWriter.MAX_WAITING + 200; i++) {
                all.add(writer.tell(event("shop.late", "e" + i)));
            }
            List<CompletableFuture<Void>> refused =
                    all.stream().filter(CompletableFuture::isCompletedExceptionally).toList();
            assertThat(refused).isNotEmpty();
            assertThatThrownBy(refused.getFirst()::get).hasCauseInstanceOf(RejectedExecutionException.class);
            all.removeIf(CompletableFuture::isCompletedExceptionally);
            assertThat(all).hasSizeGreaterThanOrEqualTo(EventWriter.MAX_WAITING).noneMatch(CompletableFuture::isDone);

            mesh.set(MESH);

            isDone(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
            assertThat(told("shop.late")).hasSize(all.size());
        }
    }

    @Test
    void shouldSayThatItIsClosedWhenItIsToldSomethingAfterwards() {
        EventWriter writer = writer(Optional::empty);
        CompletableFuture<Void> before = writer.tell(event("shop.closed", "a"));
        writer.close();

        assertThatThrownBy(before::get).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(writer.tell(event("shop.closed", "b"))::get)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
