// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

import io.heddle.contract.PortName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.sdk.HeddleMesh;
import org.apache.kafka.streams.TopologyDescription;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds a {@link LineageReporter}; created by {@link LineageReporter#of}. Not thread-safe.
 *
 * <p>A service with plain clients names products: {@code reads("crm.customers").writes("fraud.scores")}. A topology
 * with independent parts is reported as several jobs, {@code name/topic}, so that each job shows only its own data
 * flow.
 */
public final class LineageReporterBuilder {
    private static final int MAX_NAME = 200;
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);

    private final HeddleMesh mesh;
    private final String application;
    private final List<JobDataFlow> parts = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private final List<FieldLineageMapping> mappings = new ArrayList<>();
    private JobKind kind = JobKind.CLIENT;
    private Duration interval = DEFAULT_INTERVAL;

    LineageReporterBuilder(HeddleMesh mesh, String application) {
        if (application.isBlank() || application.length() > MAX_NAME) {
            throw new IllegalArgumentException("the name of an application must have 1 to " + MAX_NAME + " characters");
        }
        this.mesh = mesh;
        this.application = application;
    }

    /** An output field whose sources are still to be given. */
    public final class Field {
        private final Optional<ProductId> product;
        private final String name;

        private Field(Optional<ProductId> product, String name) {
            this.product = product;
            this.name = name;
        }

        /**
         * Adds a source of the field; further calls add more sources.
         *
         * @param product such as {@code crm.customers}; the application must read it
         * @param field as in its contract: {@code address.city}
         */
        public LineageReporterBuilder from(String product, String field) {
            mappings.add(new FieldLineageMapping(this.product, name, ProductId.parse(product), field));
            return LineageReporterBuilder.this;
        }
    }

    /**
     * Adds what a Kafka Streams topology reads and writes: {@code topology.describe()}. Needs {@code kafka-streams}.
     */
    public LineageReporterBuilder topology(TopologyDescription topology) {
        kind = JobKind.STREAMS;
        parts.addAll(TopologyDataFlows.of(topology));
        return this;
    }

    /**
     * The application reads the default output port of these products.
     *
     * @throws IllegalArgumentException if the mesh has no such product
     */
    public LineageReporterBuilder reads(String... products) {
        for (String product : products) {
            reads.add(topics(product).output(PortName.DEFAULT).value());
        }
        return this;
    }

    /**
     * The application publishes these products.
     *
     * @throws IllegalArgumentException if the mesh has no such product
     */
    public LineageReporterBuilder writes(String... products) {
        for (String product : products) {
            writes.add(topics(product).ingest().value());
        }
        return this;
    }

    /** Starts a field mapping for the only product that the application writes. */
    public Field field(String name) {
        return new Field(Optional.empty(), name);
    }

    /** Starts a field mapping for one of the products that the application writes. */
    public Field field(String product, String name) {
        return new Field(Optional.of(ProductId.parse(product)), name);
    }

    /**
     * The interval of RUNNING events; one minute by default.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public LineageReporterBuilder every(Duration interval) {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("lineage can be reported at most once a second, not every " + interval);
        }
        this.interval = interval;
        return this;
    }

    /**
     * Starts reporting in the background.
     *
     * @throws IllegalArgumentException if a field mapping refers to a product that the application does not read or
     *         write
     */
    public LineageReporter start() {
        LineageSink sink = new KafkaLineageSink(mesh.config().clientProperties());
        try {
            return new LineageReporter(jobs(), sink, Clock.systemUTC(), interval).begin();
        } catch (IllegalArgumentException faulty) {
            sink.close();
            throw faulty;
        }
    }

    List<OpenLineageJob> jobs() {
        List<JobDataFlow> all = new ArrayList<>(parts);
        JobDataFlow plain = JobDataFlow.of(reads, writes);
        if (!plain.isEmpty()) {
            all.add(plain);
        }
        mappings.forEach(mapping -> mapping.requireAppliesTo(all));
        return all.stream().map(part -> job(part, all.size() == 1)).toList();
    }

    private OpenLineageJob job(JobDataFlow part, boolean only) {
        List<FieldLineageMapping.FieldEdge> lines =
                mappings.stream().flatMap(mapping -> mapping.lines(part).stream()).distinct().toList();
        String bootstrapServer = mesh.config().bootstrapServers().split(",", 2)[0].strip();
        return new OpenLineageJob("kafka://" + bootstrapServer, only ? application : application + "/" + part.label(),
                kind, part, lines,
                UUID.randomUUID(), interval);
    }

    private ProductTopics topics(String product) {
        return mesh.view().current(ProductId.parse(product))
                .map(entry -> entry.contract().topics())
                .orElseThrow(() -> new IllegalArgumentException("there is no product " + product
                        + " in the mesh; check the name, and that its contract is applied"));
    }
}
