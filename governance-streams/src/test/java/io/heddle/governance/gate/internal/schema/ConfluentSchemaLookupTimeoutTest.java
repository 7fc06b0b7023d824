// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The real client against a schema registry that accepts connections and then hangs or responds very slowly. */
class ConfluentSchemaLookupTimeoutTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
    private final ServerSocket server = open();

    /** How far the response gets. */
    enum ServerFault {
        ACCEPTS_ONLY,
        SENDS_HEADERS_ONLY,
        DRIPS_THE_BODY,
        DRIPS_THE_HEADERS,
        HANGS_UP
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void serve(ServerFault failure) {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    answer(failure, client.getOutputStream());
                } catch (IOException e) {
                    // The client timed out and disconnected, as expected.
                }
            }
        });
    }

    private static void answer(ServerFault failure, OutputStream out) throws IOException {
        switch (failure) {
            case ACCEPTS_ONLY -> LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
            case SENDS_HEADERS_ONLY -> {
                send(out, HEAD);
                LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1));
            }
            case DRIPS_THE_BODY -> {
                send(out, HEAD + "{\"schema\":\"");
                drip(out);
            }
            case DRIPS_THE_HEADERS -> {
                send(out, "HTTP/1.1 200 OK\r\nX-Slow: ");
                drip(out);
            }
            case HANGS_UP -> send(out, HEAD.substring(0, 20));
        }
    }

    private static void drip(OutputStream out) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            send(out, "a");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @ParameterizedTest
    @EnumSource(ServerFault.class)
    @Timeout(20)
    void shouldBeUnavailableWhenTheResponseTimesOut(ServerFault failure) {
        serve(failure);

        assertThat(lookup().find(1)).isInstanceOfSatisfying(SchemaLookup.Answer.Unavailable.class,
                answer -> assertThat(answer.reason()).startsWith("schema registry at ").contains("does not answer"));
    }

    @Test
    @Timeout(20)
    void shouldStopWhenTheGateClosesTheLookup() throws InterruptedException {
        serve(ServerFault.ACCEPTS_ONLY);
        ConfluentSchemaLookup slowLookup = new ConfluentSchemaLookup(address(), Duration.ofMinutes(1), Map.of());
        Thread requestThread = Thread.ofVirtual().start(() -> slowLookup.find(1));

        requestThread.interrupt();
        requestThread.join();
    }

    private ConfluentSchemaLookup lookup() {
        return new ConfluentSchemaLookup(address(), Duration.ofMillis(400), Map.of());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }
}
