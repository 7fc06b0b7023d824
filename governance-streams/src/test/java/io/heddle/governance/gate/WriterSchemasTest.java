// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Lookups through the real client against a schema registry that behaves badly. */
class WriterSchemasTest {
    private static final Reply NOT_FOUND = new Reply(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    private static final Reply FOUND = new Reply(200, "{\"schema\":\"\\\"string\\\"\"}");

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server = startServer();

    /** What the registry says. */
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
            asked.incrementAndGet();
            Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ConfluentSchemaLookup lookup() {
        return new ConfluentSchemaLookup(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofSeconds(2), Map.of());
    }

    private WriterSchemas.Certainty await() throws InterruptedException {
        return new WriterSchemas(
                        lookup(),
                        new WriterSchemas.Retry(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(1)))
                .await(1);
    }

    @Test
    void shouldKnowTheSchemaWhenTheRegistryDoes() throws InterruptedException {
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemas.Certainty.Known.class);
    }

    @Test
    void shouldBelieveUnknownOnlyWhenASecondLookupConfirms() throws InterruptedException {
        replies.add(NOT_FOUND);

        assertThat(await()).isInstanceOf(WriterSchemas.Certainty.Unknown.class);
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void shouldTrustTheSecondAnswerWhenTheFirstWasUnknown() throws InterruptedException {
        replies.add(NOT_FOUND);
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemas.Certainty.Known.class);
    }

    @Test
    void shouldKeepAskingWhenTheRegistryIsInTrouble() throws InterruptedException {
        replies.add(new Reply(500, "{\"error_code\":50001,\"message\":\"store\"}"));
        replies.add(new Reply(503, "<html>starting</html>"));
        replies.add(new Reply(404, "<html>no such page</html>"));
        replies.add(new Reply(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}"));
        replies.add(new Reply(200, "garbage"));
        replies.add(new Reply(200, "{\"schema\":\"{not avro\"}"));
        replies.add(new Reply(401, "{\"error_code\":40101,\"message\":\"who are you\"}"));
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemas.Certainty.Known.class);
        assertThat(asked.get()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void shouldStartOverWhenAnOutageComesBetweenTwoUnknowns() throws InterruptedException {
        replies.add(NOT_FOUND);
        replies.add(new Reply(500, "{\"error_code\":50001,\"message\":\"store\"}"));
        replies.add(NOT_FOUND);
        replies.add(FOUND);

        assertThat(await()).isInstanceOf(WriterSchemas.Certainty.Known.class);
    }

    @Test
    void shouldTellThatTheSchemaIsNotAvroWhenItIsNot() throws InterruptedException {
        replies.add(new Reply(200, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"));

        assertThat(await()).isInstanceOf(WriterSchemas.Certainty.NotAvro.class);
    }

    @Test
    void shouldBeUnavailableWhenNobodyListens() {
        ConfluentSchemaLookup lookup = lookup();
        server.stop(0);

        assertThat(lookup.find(1)).isInstanceOf(SchemaLookup.Answer.Unavailable.class);
    }
}
