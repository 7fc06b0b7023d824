// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import io.heddle.governance.fixture.CustomerProductFixture;
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

/** Uses a schema registry over HTTP. */
class SchemaRegistryWatcherTest {
    private static final String INGEST = "crm.customers.v1.ingest";
    private static final Duration FAST = Duration.ofMillis(10);

    private final GateSchemaRegistryFake registry = new GateSchemaRegistryFake();
    private final Set<String> found = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        registry.close();
    }

    private static Collection<WatchedProduct> products() {
        MeshView view = CustomerProductFixture.view(CustomerProductFixture.standard().entry());
        return WatchedProduct.of(view, CustomerProductFixture.ID);
    }

    private SchemaRegistryWatcher startWatcher() {
        return SchemaRegistryWatcher.start(
                new ConfluentSubjectDirectory(
                        SchemaRegistryRestFactory.create(registry.uri(), Duration.ofSeconds(5), Map.of())),
                SchemaRegistryWatcherTest::products,
                (product, role, registered, version) -> found.add(role + " " + registered + " " + version.schemaId()),
                FAST);
    }

    @Test
    void shouldFindOnlySchemasOfTheProduct() {
        registry.register(INGEST + "-value", 21, CustomerProductFixture.OLD);
        registry.register(INGEST + "-key", 22, Schema.create(Schema.Type.INT));
        registry.register(INGEST + "-test.Customer", 23, CustomerProductFixture.OTHER);
        registry.register("crm.customers.v1-value", 24, CustomerProductFixture.SCHEMA);
        registry.register("crm.customers.v1.full-key", 25, Schema.create(Schema.Type.LONG));
        registry.register("crm.customers.v2.ingest-value", 26, CustomerProductFixture.OLD);
        registry.register("crm.others.v1.ingest-value", 27, CustomerProductFixture.OLD);
        registry.register("crm.customers.v1.quarantine-value", 28, CustomerProductFixture.OLD);

        try (SchemaRegistryWatcher _ = startWatcher()) {
            await().until(() -> found.size() >= 5);
            registry.register(INGEST + "-value", 29, CustomerProductFixture.OTHER);
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
    void shouldReportNothingWhileTheRegistryIsDownAndRecoverAfterwards() {
        registry.down(true);
        registry.register(INGEST + "-value", 21, CustomerProductFixture.OLD);
        try (SchemaRegistryWatcher watch = startWatcher()) {
            await().until(() -> watch.outage().isPresent());
            assertThat(watch.outage()).contains("it answered 503 (50003)");
            assertThat(found).isEmpty();

            registry.down(false);

            await().until(() -> found.size() == 1);
            await().until(() -> watch.outage().isEmpty());
        }
    }

    @Test
    void shouldReadOnlyTheNewestVersionsWhenThereAreVeryMany() {
        IntStream.rangeClosed(1, 60)
                .forEach(id -> registry.register(INGEST + "-value", id, CustomerProductFixture.OLD));
        try (SchemaRegistryWatcher _ = startWatcher()) {
            await().until(() -> found.size() >= SchemaRegistryWatcher.MAX_VERSIONS);
        }

        List<String> newest = new ArrayList<>();
        IntStream.rangeClosed(41, 60).forEach(
                id -> newest.add("INGEST_VALUE version " + id + " of crm.customers.v1.ingest-value " + id));
        assertThat(found).containsExactlyInAnyOrderElementsOf(newest);
    }

    @Test
    void shouldQuerySubjectsWithLimitedConcurrency() {
        List<Integer> atOnce = new CopyOnWriteArrayList<>();
        AtomicInteger running = new AtomicInteger();
        MeshView view = CustomerProductFixture.view(IntStream.range(0, 100)
                .mapToObj(i -> CustomerProductFixture.standard().id("crm.product-" + i).entry())
                .toArray(ContractEntry[]::new));
        List<WatchedProduct> products = view.contracts().entrySet().stream()
                .filter(product -> !product.getKey().domain().isMesh())
                .flatMap(product -> WatchedProduct.of(view, product.getKey()).stream())
                .toList();
        SubjectDirectory subjects = new SubjectDirectory() {
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
        try (SchemaRegistryWatcher _ = SchemaRegistryWatcher.start(
                subjects, () -> products, (product, role, registered, version) -> found.add(registered.subject()),
                FAST)) {
            await().until(() -> found.size() == 100);
        }
        assertThat(atOnce).allMatch(count -> count <= 8);
    }
}
