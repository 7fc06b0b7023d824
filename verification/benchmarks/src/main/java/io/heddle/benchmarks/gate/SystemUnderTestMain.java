// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.governance.gate.config.GateTuning;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Runs one system under test in its own process: {@code SIDE PRODUCT BOOTSTRAP GUARANTEE DOMAINS}. */
final class SystemUnderTestMain {
    /** The group of all systems. The gate uses the same one, because a cell's group is named after its domain. */
    static final String GROUP = "mesh.gate.bench";

    static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    private SystemUnderTestMain() {}

    public static void main(String[] args) throws Exception {
        GateTuning.Guarantee guarantee = GateTuning.Guarantee.valueOf(args[3]);
        List<GovernedProduct> products = Stream.of(args[4].split(","))
                .map(domain -> GovernedProduct.named(args[1], domain))
                .toList();
        Path state = Files.createTempDirectory("heddle-benchmarks-state");
        try (AutoCloseable _ = start(SystemUnderTest.valueOf(args[0]), products, args[2], guarantee, state)) {
            ChildJvmProcess.signalReadyAndWait(args[0]);
        }
        System.exit(0);
    }

    private static AutoCloseable start(
            SystemUnderTest system, List<GovernedProduct> products, String bootstrap, GateTuning.Guarantee guarantee,
            Path state)
            throws Exception {
        GovernedProduct product = products.getFirst();
        String ingestTopic = product.contract().topics().ingest().value();
        String outputTopic = product.contract().topics().output(product.contract().ports().getFirst().name()).value();
        return switch (system) {
            case HEDDLE -> GateUnderTest.start(products, bootstrap, tuning(guarantee), state);
            case HEDDLE_ALONE -> GateUnderTest.start(products, bootstrap, tuning(guarantee).withHelpers(0), state);
            case IDENTITY ->
                streams(identity(ingestTopic, outputTopic), bootstrap, guarantee, state, GateUnderTest.STREAMS);
            case IDENTITY_DEFAULTS ->
                streams(identity(ingestTopic, outputTopic), bootstrap, guarantee, state, Map.of());
            case CONFLUENT -> streams(ConfluentTopology.of(product, ingestTopic, outputTopic), bootstrap, guarantee,
                    state, GateUnderTest.STREAMS);
        };
    }

    private static GateTuning tuning(GateTuning.Guarantee guarantee) {
        return GateTuning.DEFAULT.withGuarantee(guarantee).withCommitInterval(COMMIT_INTERVAL);
    }

    private static Topology identity(String ingestTopic, String outputTopic) {
        return new Topology()
                .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), ingestTopic)
                .addSink("out", outputTopic, new ByteArraySerializer(), new ByteArraySerializer(), "in");
    }

    private static AutoCloseable streams(
            Topology topology, String bootstrap, GateTuning.Guarantee guarantee, Path state,
            Map<String, Object> extraSettings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                guarantee == GateTuning.Guarantee.EXACTLY_ONCE
                        ? StreamsConfig.EXACTLY_ONCE_V2
                        : StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.putAll(extraSettings);
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.start();
        // Leave the group, so that the next measurement does not wait for the session timeout.
        return () -> streams.close(CloseOptions.timeout(Duration.ofSeconds(30))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
}
