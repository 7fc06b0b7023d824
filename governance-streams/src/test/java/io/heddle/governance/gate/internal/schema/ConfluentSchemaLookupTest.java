// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The real client against a schema registry that answers: what it answers about a schema is final. */
class ConfluentSchemaLookupTest {
    private static final String ITEM = "{\"type\":\"record\",\"name\":\"shop.Item\",\"fields\":[]}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final HttpServer server = serve();

    private HttpServer serve() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                String answer = answers.get(exchange.getRequestURI().getPath());
                byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\ufeff{\"type\":\"record\",\"name\":\"shop.Item\",\"fields\":[]}",
        "// of the shop\n{\"type\":\"record\",/* all */\"name\":\"shop.Item\",\"fields\":[]}"
    })
    void shouldReadSchemasWithByteOrderMarksAndComments(String schema) {
        register(7, schema, List.of());

        assertThat(find(7)).isEqualTo(new SchemaLookup.Answer.Found(new Schema.Parser().parse(ITEM)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"record\",\"name\":\"shop.Item\",\"fields\":[{\"name\":\"a b\",\"type\":\"int\"}]}",
        "{\"type\":\"unknown\"}"
    })
    void shouldCallASchemaInvalidWhenAvroCannotParseIt(String schema) {
        register(7, schema, List.of());

        assertThat(find(7)).isEqualTo(new SchemaLookup.Answer.NotAvro());
    }

    @Test
    void shouldCallASchemaInvalidWhenItIsNestedTooDeeply() {
        register(7, "{\"type\":\"array\",\"items\":".repeat(20_000) + "\"int\"" + "}".repeat(20_000), List.of());

        assertThat(find(7)).isEqualTo(new SchemaLookup.Answer.NotAvro());
    }

    @Test
    void shouldBeUnavailableWhenTheSchemaIsNotEvenJson() {
        register(7, "not json", List.of());

        assertThat(find(7)).isInstanceOf(SchemaLookup.Answer.Unavailable.class);
    }

    @Test
    void shouldResolveReferences() {
        answers.put("/subjects/items/versions/1", json(
                Map.of("subject", "items", "version", 1, "id", 8, "schema", ITEM)));
        register(7, "{\"type\":\"array\",\"items\":\"shop.Item\"}",
                List.of(Map.of("name", "shop.Item", "subject", "items", "version", 1)));

        assertThat(find(7)).isEqualTo(new SchemaLookup.Answer.Found(
                Schema.createArray(new Schema.Parser().parse(ITEM))));
    }

    @Test
    void shouldBeUnavailableWhenAReferenceCannotBeFetched() {
        register(7, "{\"type\":\"array\",\"items\":\"shop.Item\"}",
                List.of(Map.of("name", "shop.Item", "subject", "items", "version", 1)));

        assertThat(find(7)).isInstanceOf(SchemaLookup.Answer.Unavailable.class);
    }

    private void register(int id, String schema, List<Map<String, Object>> references) {
        answers.put("/schemas/ids/" + id, json(Map.of("schema", schema, "references", references)));
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SchemaLookup.Answer find(int id) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ConfluentSchemaLookup(address, Duration.ofSeconds(10), Map.of()).find(id);
    }
}
