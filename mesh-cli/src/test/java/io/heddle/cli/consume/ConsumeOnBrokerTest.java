// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.consume;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.TopicName;
import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads a product with two ports. The registry and the schema registry are stubs, the topics are real. */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class ConsumeOnBrokerTest {
    private static final String SCHEMA = """
            {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"A\\",\
            \\"fields\\":[{\\"name\\":\\"id\\",\\"type\\":\\"int\\"}]}"}""";

    private TopicName main = new TopicName("none.none");
    private TopicName full = new TopicName("none.none");
    private KafkaProducer<byte[], byte[]> producer;
    private StubRegistry registry;

    @BeforeEach
    void createProduct(TestScope scope) throws Exception {
        main = scope.topic("orders.v1");
        full = scope.topic("orders.v1.full");
        scope.createTopic(main, 1);
        scope.createTopic(full, 1);
        producer = new KafkaProducer<>(scope.kafka(), new ByteArraySerializer(), new ByteArraySerializer());
        registry = StubRegistry.start(request -> new Reply(200, answer(request, scope)));
    }

    private String answer(String request, TestScope scope) {
        if (request.contains("/schemas/ids/7")) {
            return SCHEMA;
        }
        return request.endsWith("/api/v1/mesh")
                ? "{\"name\":\"test\",\"bootstrapServers\":\"%s\",\"schemaRegistryUrl\":\"%s\"}"
                        .formatted(scope.bootstrapServers(), registry.uri())
                : """
                {"ports":[{"name":"default","topic":"%s"},{"name":"full","topic":"%s"}]}""".formatted(main, full);
    }

    @AfterEach
    void close() {
        producer.close();
        registry.close();
    }

    @Test
    void shouldReadThePortThatIsAskedFor() {
        send(main, 1);
        send(full, 2);

        assertThat(consume("--from-beginning", "--max", "1", "--port", "full")).isEqualTo(ok("{\"id\":2}\n"));
        assertThat(consume("--from-beginning", "--max", "1")).isEqualTo(ok("{\"id\":1}\n"));
    }

    @Test
    void shouldReadTheOldestRecordsFromTheBeginningAndNoMoreThanMax() {
        send(main, 1);
        send(main, new byte[] {1, 2, 3});
        send(main, (byte[]) null);
        send(main, 4);

        CliRun run = consume("--from-beginning", "--max", "2");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).isEqualTo("{\"id\":1}\nnull\n");
        assertThat(run.err()).startsWith("1 ").doesNotContain("[1, 2, 3]");
    }

    @Test
    void shouldReadOnlyNewRecordsWithoutFromBeginning() {
        send(main, 1);
        CompletableFuture<CliRun> run = CompletableFuture.supplyAsync(
                () -> consume("--max", "1"), task -> Thread.ofPlatform().daemon().start(task));

        // The command does not say when it is ready: records are sent until it has seen one.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            send(main, 2);
            return run.isDone();
        });

        assertThat(run.join()).isEqualTo(ok("{\"id\":2}\n"));
    }

    @Test
    void shouldExitWith130OnCtrlC() {
        send(main, 1);

        assertThat(CliRun.interrupted(command("--from-beginning")))
                .isEqualTo(new CliRun(ExitCodes.INTERRUPTED, "", ""));
    }

    @Test
    void shouldExitWith130WhenInterruptedWhileWaitingForKafka() {
        CliRun run = CliRun.run(Map.of(), action -> {
            Thread.currentThread().interrupt();
            return () -> {};
        }, command());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run).isEqualTo(new CliRun(ExitCodes.INTERRUPTED, "", "error: interrupted\n"));
    }

    private static CliRun ok(String out) {
        return new CliRun(ExitCodes.OK, out, "");
    }

    private CliRun consume(String... options) {
        return CliRun.of(command(options));
    }

    private String[] command(String... options) {
        return Stream.concat(
                Stream.of("consume", "shop.orders", "--mesh", registry.uri().toString()), Stream.of(options))
                .toArray(String[]::new);
    }

    /** Sends a record of schema 7. */
    private void send(TopicName topic, int id) {
        send(topic, new byte[] {0, 0, 0, 0, 7, (byte) (id << 1)});
    }

    private void send(TopicName topic, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(topic.value(), value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
