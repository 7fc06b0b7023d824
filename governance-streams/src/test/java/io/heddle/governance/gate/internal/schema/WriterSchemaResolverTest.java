// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import com.sun.net.httpserver.HttpServer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Lookups through the real client against a faulty schema registry. */
class WriterSchemaResolverTest {
    private static final Reply NOT_FOUND = new Reply(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    private static final Reply FOUND = new Reply(200, "{\"schema\":\"\\\"string\\\"\"}");

    private static final WriterSchemaResolver.ReferenceSchema WITNESS =
            new WriterSchemaResolver.ReferenceSchema(7, Schema.create(Schema.Type.STRING));
    private final Deque<Reply> replies = new ConcurrentLinkedDeque<>();
    private volatile Reply reference = FOUND;
    private final AtomicInteger lookups = new AtomicInteger();
    private final AtomicInteger referenceLookups = new AtomicInteger();
    private final HttpServer server = startServer();

    /** A response of the registry. */
    record Reply(int status, String body) {}

    private static HttpServer startServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            Reply reply = exchange.getRequestURI().getPath().endsWith("/7") ? reference() : next();
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private Reply reference() {
        referenceLookups.incrementAndGet();
        return reference;
    }

    private Reply next() {
        lookups.incrementAndGet();
        return replies.size() > 1 ? replies.remove() : replies.element();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ConfluentSchemaLookup lookup() {
        return new ConfluentSchemaLookup(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofSeconds(2), Map.of());
    }

    private WriterSchemaResolver schemas() {
        return new WriterSchemaResolver(
                lookup(),
                new WriterSchemaResolver.Retry(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(1)));
    }

    private WriterSchemaResolver.Resolution await() throws InterruptedException {
        return schemas().resolve(1, WITNESS);
    }

    @Test
    void shouldResolveASchemaThatTheRegistryKnows() throws InterruptedException {
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemaResolver.Resolution.Known.class);
    }

    @Test
    void shouldTrustUnknownOnlyWhenASecondLookupConfirmsIt() throws InterruptedException {
        replies.add(NOT_FOUND);

        assertThat(await()).isInstanceOf(WriterSchemaResolver.Resolution.Unknown.class);
        assertThat(lookups.get()).isEqualTo(2);
    }

    @Test
    void shouldTrustTheSecondAnswerWhenTheFirstWasUnknown() throws InterruptedException {
        replies.add(NOT_FOUND);
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemaResolver.Resolution.Known.class);
    }

    @Test
    void shouldRetryWhenTheRegistryIsUnavailable() throws InterruptedException {
        replies.add(new Reply(500, "{\"error_code\":50001,\"message\":\"store\"}"));
        replies.add(new Reply(503, "<html>starting</html>"));
        replies.add(new Reply(404, "<html>no such page</html>"));
        replies.add(new Reply(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}"));
        replies.add(new Reply(200, "garbage"));
        replies.add(new Reply(200, "{\"schema\":\"{not avro\"}"));
        replies.add(new Reply(401, "{\"error_code\":40101,\"message\":\"who are you\"}"));
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemaResolver.Resolution.Known.class);
        assertThat(lookups.get()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void shouldTrustNoAnswerWhileTheRegistryLacksTheContractsOwnSchema() throws InterruptedException {
        for (Reply expired : List.of(
                NOT_FOUND,
                new Reply(200, "{\"schema\":\"\\\"long\\\"\"}"),
                new Reply(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"),
                new Reply(500, "{\"error_code\":50001,\"message\":\"store\"}"))) {
            for (Reply answer : List.of(NOT_FOUND, FOUND,
                    new Reply(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"))) {
                reference = expired;
                replies.clear();
                replies.add(answer);
                referenceLookups.set(0);
                WriterSchemaResolver schemas = schemas();
                CompletableFuture<WriterSchemaResolver.Resolution> certainty = new CompletableFuture<>();
                Thread lookupThread = Thread.ofVirtual().start(() -> {
                    try {
                        certainty.complete(schemas.resolve(1, WITNESS));
                    } catch (InterruptedException e) {
                        certainty.completeExceptionally(e);
                    }
                });

                org.awaitility.Awaitility.await().until(() -> referenceLookups.get() >= 5);
                assertThat(certainty).as("%s with a witness of %s", answer, expired).isNotDone();
                assertThat(schemas.outage()).isPresent();

                reference = FOUND;
                assertThat(certainty.join()).isInstanceOf(
                        answer.equals(NOT_FOUND)
                                ? WriterSchemaResolver.Resolution.Unknown.class
                                : answer.equals(FOUND)
                                        ? WriterSchemaResolver.Resolution.Known.class
                                        : WriterSchemaResolver.Resolution.NotAvro.class);
                lookupThread.join();
            }
        }
    }

    /** The registry loses its data and is restored at any two points of a lookup, which consists of three requests. */
    @Test
    void shouldNotTrustAnAnswerWithoutARecentControlLookup() throws InterruptedException {
        SchemaLookup.Answer right = new SchemaLookup.Answer.Found(Schema.create(Schema.Type.STRING));
        SchemaLookup.Answer wrong = new SchemaLookup.Answer.Found(Schema.create(Schema.Type.LONG));
        for (int lost = 0; lost < 6; lost++) {
            for (int restored = lost + 2; restored < lost + 9; restored++) {
                for (SchemaLookup.Answer answer : List.of(wrong, new SchemaLookup.Answer.NotAvro(),
                        new SchemaLookup.Answer.Unknown())) {
                    int from = lost;
                    int to = restored;
                    AtomicInteger questions = new AtomicInteger();
                    SchemaLookup lookup = id -> {
                        int question = questions.getAndIncrement();
                        return question < from || question >= to
                                ? right
                                : id == WITNESS.schemaId() ? unreliableAnswer(question) : answer;
                    };
                    WriterSchemaResolver schemas = new WriterSchemaResolver(
                            lookup, new WriterSchemaResolver.Retry(Duration.ZERO, Duration.ZERO, Duration.ZERO));

                    assertThat(schemas.resolve(1, WITNESS)).as("%s, questions %d to %d", answer, lost, restored)
                            .isEqualTo(new WriterSchemaResolver.Resolution.Known(Schema.create(Schema.Type.STRING)));
                }
            }
        }
    }

    private static SchemaLookup.Answer unreliableAnswer(int number) {
        return number % 2 == 0
                ? new SchemaLookup.Answer.Unknown()
                : new SchemaLookup.Answer.Found(Schema.create(Schema.Type.LONG));
    }

    @Test
    void shouldNameTheFixWhenTheRegistryLacksTheContractsOwnSchema() throws InterruptedException {
        reference = NOT_FOUND;
        replies.add(NOT_FOUND);
        WriterSchemaResolver schemas = schemas();
        Thread lookupThread = Thread.ofVirtual().start(() -> {
            try {
                var _ = schemas.resolve(1, WITNESS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        org.awaitility.Awaitility.await().until(() -> schemas.outage().isPresent());
        lookupThread.interrupt();

        assertThat(schemas.outage()).hasValueSatisfying(
                reason -> assertThat(reason).contains("has no schema under id 7").contains("restore it"));
    }

    @Test
    void shouldNameTheCredentialsWhenTheRegistryRefusesTheGate() {
        replies.add(new Reply(403, "<html>no</html>"));

        assertThat(lookup().find(1)).isInstanceOfSatisfying(SchemaLookup.Answer.Unavailable.class,
                answer -> assertThat(answer.reason()).contains("403").contains("HEDDLE_SCHEMA_REGISTRY_CLIENT_"));
    }

    @Test
    void shouldStartOverWhenAnOutageSeparatesTwoUnknowns() throws InterruptedException {
        replies.add(NOT_FOUND);
        replies.add(new Reply(500, "{\"error_code\":50001,\"message\":\"store\"}"));
        replies.add(NOT_FOUND);
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemaResolver.Resolution.Known.class);
    }

    @Test
    void shouldReportThatTheSchemaIsNotAvro() throws InterruptedException {
        replies.add(new Reply(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"));

        assertThat(await()).isInstanceOf(WriterSchemaResolver.Resolution.NotAvro.class);
    }

    @Test
    void shouldBeUnavailableWhenTheConnectionIsRefused() {
        ConfluentSchemaLookup lookup = lookup();
        server.stop(0);

        assertThat(lookup.find(1)).isInstanceOf(SchemaLookup.Answer.Unavailable.class);
    }
}
