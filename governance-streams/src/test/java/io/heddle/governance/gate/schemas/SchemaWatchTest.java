// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.schemas;

import io.heddle.governance.gate.Customers;
import io.heddle.governance.gate.SmallSchemaRegistry;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With a schema registry over HTTP. */
class SchemaWatchTest {
    private static final String INGEST = "crm.customers.v1.ingest";
    private static final Duration FAST = Duration.ofMillis(10);

    private final SmallSchemaRegistry registry = new SmallSchemaRegistry();
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        registry.close();
    }

    private static Collection<WatchedProduct> products() {
        MeshView view = Customers.view(Customers.standard().entry());
        return WatchedProduct.of(view, view.history(Customers.ID));
    }

    private SchemaWatch watch() {
        return SchemaWatch.start(
                new ConfluentSubjects(RegistryClient.of(registry.uri(), Duration.ofSeconds(5), Map.of())),
                SchemaWatchTest::products,
                (product, role, registered, version) -> found.add(role + " " + registered + " " + version.schemaId()),
                FAST);
    }

    @Test
    void shouldFindWhatIsRegisteredForTheProductAndNothingElse() {
        registry.register(INGEST + "-value", 21, Customers.OLD);
        registry.register(INGEST + "-key", 22, Schema.create(Schema.Type.INT));
        registry.register(INGEST + "-test.Customer", 23, Customers.OTHER);
        registry.register("crm.customers.v1-value", 24, Customers.SCHEMA);
        registry.register("crm.customers.v1.full-key", 25, Schema.create(Schema.Type.LONG));
        registry.register("crm.customers.v2.ingest-value", 26, Customers.OLD);
        registry.register("crm.others.v1.ingest-value", 27, Customers.OLD);
        registry.register("crm.customers.v1.quarantine-value", 28, Customers.OLD);

        try (SchemaWatch _ = watch()) {
            await().until(() -> found.size() >= 5);
            registry.register(INGEST + "-value", 29, Customers.OTHER);
            await().until(() -> found.size() >= 6);
        }

        assertThat(found).containsExactlyInAnyOrder(
                "INGEST_VALUE version 1 of crm.customers.v1.ingest-value 21",
                "INGEST_VALUE version 2 of crm.customers.v1.ingest-value 29",
                "INGEST_KEY version 1 of crm.customers.v1.ingest-key 22",
                "INGEST_ANY version 1 of crm.customers.v1.ingest-test.Customer 23",
                "OUTPUT_VALUE version 1 of crm.customers.v1-value 24",
                "OUTPUT_KEY version 1 of crm.customers.v1.full-key 25");
    }

    @Test
    void shouldFindNothingWrongWhileTheRegistryIsDownAndGoOnAfterwards() {
        registry.down(true);
        registry.register(INGEST + "-value", 21, Customers.OLD);
        try (SchemaWatch watch = watch()) {
            await().until(() -> watch.outage().isPresent());
            assertThat(watch.outage()).contains("it answers 503 (50003)");
            assertThat(found).isEmpty();

            registry.down(false);

            await().until(() -> found.size() == 1);
            await().until(() -> watch.outage().isEmpty());
        }
    }

    @Test
    void shouldLookOnlyAtTheNewestVersionsWhenSomebodyRegistersVeryMany() {
        IntStream.rangeClosed(1, 60).forEach(id -> registry.register(INGEST + "-value", id, Customers.OLD));
        try (SchemaWatch _ = watch()) {
            await().until(() -> found.size() >= SchemaWatch.MAX_VERSIONS);
        }

        List<String> newest = new ArrayList<>();
        IntStream.rangeClosed(41, 60).forEach(
                id -> newest.add("INGEST_VALUE version " + id + " of crm.customers.v1.ingest-value " + id));
        assertThat(found).containsExactlyInAnyOrderElementsOf(newest);
    }

    @Test
    void shouldAskOneSubjectAfterAnotherWithFewAtATime() {
        List<Integer> atOnce = new CopyOnWriteArrayList<>();
        AtomicInteger running = new AtomicInteger();
        MeshView view = Customers.view(IntStream.range(0, 100)
                .mapToObj(i -> Customers.standard().id("crm.product-" + i).entry())
                .toArray(ContractEntry[]::new));
        List<WatchedProduct> products = view.contracts().entrySet().stream()
                .filter(product -> !product.getKey().domain().isMesh())
                .flatMap(product -> WatchedProduct.of(view, product.getValue()).stream())
                .toList();
        Subjects subjects = new Subjects() {
            @Override
            public Collection<String> all() {
                return IntStream.range(0, 100).mapToObj(i -> "crm.product-" + i + ".v1.ingest-value").toList();
            }

            @Override
            public List<Integer> versions(String subject) {
                atOnce.add(running.incrementAndGet());
                running.decrementAndGet();
                return List.of(1);
            }

            @Override
            public Optional<Version> version(String subject, int version) {
                return Optional.of(new Version(21, true));
            }
        };
        try (SchemaWatch _ = SchemaWatch.start(
                subjects, () -> products, (product, role, registered, version) -> found.add(registered.subject()), FAST)) {
            await().until(() -> found.size() == 100);
        }
        assertThat(atOnce).allMatch(count -> count <= 8);
    }
}
