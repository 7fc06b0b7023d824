// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.Contract;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.SchemaId;
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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Publishes generated lines; the registry is a stub, the mesh log and the topic are real. */
@ExtendWith(SharedBroker.class)
@Timeout(180)
class PublishResumeOnBrokerTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: DOMAIN.orders
            domain: DOMAIN
            dataProduct: orders
            version: 1.0.0
            status: active
            team: {name: shop-team}
            schema:
              - name: order
                physicalType: topic
                logicalType: object
                properties:
                  - {name: note, logicalType: string}
                  - {name: order_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
            customProperties:
              - {property: key, value: order_id}
            """;

    @TempDir
    Path folder;

    private TopicName ingest = new TopicName("none.none");
    private StubRegistry registry;
    private TestScope scope;

    @BeforeEach
    void applyContract(TestScope testScope) throws Exception {
        scope = testScope;
        ingest = scope.topic("orders.v1.ingest");
        scope.createTopic(ingest, 1);
        MeshLogConfig log = MeshLogConfig.of(scope.bootstrapServers());
        MeshLogTopic.ensure(log);
        String source = CONTRACT.replace("DOMAIN", scope.domain().value());
        Contract contract =
                ((ContractReading.Valid) ContractReader.read(source, SchemaSource.of(Map.of()))).contract();
        ContractEntry entry = new ContractEntry(
                contract, source, Map.of(), new SchemaId(7), Optional.of(new SchemaId(8)),
                Map.of(new SchemaId(7), contract.valueSchema().toString()), Instant.EPOCH);
        DomainEntry domain =
                new DomainEntry(contract.id().domain(), DomainEntry.Kind.SOURCE_ALIGNED, "shop-team", "");
        try (MeshLogWriter writer = MeshLogWriter.open(log)) {
            writer.<String>submit(
                    view -> CommandDecision.write(new MeshChange.PutDomain(domain), new MeshChange.PutContract(entry)));
        }
        registry = StubRegistry.start(request -> new StubRegistry.Reply(200,
                "{\"name\":\"test\",\"bootstrapServers\":\"%s\",\"schemaRegistryUrl\":\"http://127.0.0.1:1\"}"
                        .formatted(scope.bootstrapServers())));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** The file had 70 lines when it was published first, and has 200 now. */
    @Test
    void shouldSendOnlyTheLinesThatAreMissing() throws IOException {
        Path file = folder.resolve("orders; neu, 1.jsonl");
        Files.writeString(file, lines(1, 70));
        assertThat(publish(file).exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(arrivedLines()).isEqualTo(IntStream.rangeClosed(1, 70).boxed().toList());
        Files.writeString(file, lines(1, 200));

        CliRun resumed = publish(file, "--resume");

        assertThat(resumed.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(arrivedLines()).isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
        assertThat(publish(file, "--resume").exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(arrivedLines()).hasSize(200);
    }

    @Test
    void shouldSendNothingOfAFileThatWasNeverPublished() throws IOException {
        Path file = folder.resolve("orders.jsonl");
        Files.writeString(file, lines(1, 10));

        assertThat(publish(file, "--resume").exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
        assertThat(publish(file, "--resume", "no-run").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(arrivedLines()).isEmpty();
    }

    private static String lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(id -> "{\"order_id\":" + id + ",\"note\":\"line " + id + "\"}\n")
                .collect(Collectors.joining());
    }

    private CliRun publish(Path file, String... options) {
        return CliRun.of(Stream.concat(
                Stream.of("publish", scope.product("orders").toString(), "--file", file.toString(), "--mesh",
                        registry.uri().toString()),
                Stream.of(options)).toArray(String[]::new));
    }

    /** The line numbers in the event ids of all records, in the order of the topic. */
    private List<Integer> arrivedLines() {
        List<Integer> lines = new ArrayList<>();
        TopicPartition partition = new TopicPartition(ingest.value(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                scope.kafka(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    byte[] id = record.headers().lastHeader(RecordHeaders.CE_ID).value();
                    String line = new String(id, StandardCharsets.UTF_8).replaceFirst(".*-", "");
                    lines.add(Integer.parseInt(line));
                });
            }
        }
        return lines;
    }
}
