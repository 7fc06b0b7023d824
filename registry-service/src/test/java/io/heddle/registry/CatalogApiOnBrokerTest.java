// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** Products, domains and lineage over HTTP on a real broker, and the problems that wrong requests get. */
class CatalogApiOnBrokerTest {
    private static final String CUSTOMERS = "/api/v1/contracts/crm.customers";
    private static final String JSON = "application/json";

    private static RegistryFixture mesh;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = RegistryFixture.start();
        http = mesh.http();
        mesh.publish("crm.customers", RegistryContractFixture.customers("1.0.0"), RegistryContractFixture.CUSTOMER);
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void shouldAnswerTheLineageOfAnIsolatedProduct() {
        JsonNode product = http.json("/api/v1/lineage?node=crm.customers");
        JsonNode field = http.json("/api/v1/lineage?node=crm.customers%23email&direction=upstream&depth=1");

        assertThat(product.get("level").asText()).isEqualTo("product");
        assertThat(product.at("/nodes/0/id").asText()).isEqualTo("product:crm.customers");
        assertThat(product.at("/nodes/0/owner").asText()).isEqualTo("crm-team");
        assertThat(field.get("level").asText()).isEqualTo("field");
        assertThat(field.get("nodes").findValuesAsText("port")).containsExactly("default", "full", "ingest");
    }

    @Test
    void shouldPageThroughTheProducts() {
        JsonNode first = http.json("/api/v1/products?limit=3");
        JsonNode second = http.json("/api/v1/products?limit=3&cursor=" + first.get("next").asText());

        assertThat(first.findValuesAsText("id")).hasSize(3);
        assertThat(second.findValuesAsText("id")).isNotEmpty()
                .doesNotContainAnyElementsOf(first.findValuesAsText("id"));
        assertThat(second.findValuesAsText("id")).contains("mesh.sla");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void shouldRefuseChangesToTheMeshDomain() {
        assertProblem(http.put("/api/v1/domains/mesh", JSON, "{\"kind\":\"shared\",\"owner\":\"me\"}"), 409,
                "domain.reserved");
        assertThat(http.json("/api/v1/domains/mesh").get("owner").asText()).isEqualTo("mesh-platform");
    }

    @Test
    void shouldRegisterAndChangeADomain() {
        String body = "{\"kind\":\"consumer-aligned\",\"owner\":\"%s\",\"description\":\"Who pays\"}";

        HttpResponse<String> created = http.put("/api/v1/domains/billing", JSON, body.formatted("a"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String tag = created.headers().firstValue("ETag").orElseThrow();
        assertThat(http.put("/api/v1/domains/billing", JSON, body.formatted("b"), "If-Match", tag).statusCode())
                .isEqualTo(200);
        assertProblem(http.put("/api/v1/domains/billing", JSON, body.formatted("c"), "If-Match", tag), 412,
                "precondition.failed");
        assertProblem(http.put("/api/v1/domains/billing", JSON, "{\"kind\":\"x\"}"), 422, "domain.invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, route.unknown",
        "DELETE, /api/v1/products, 405, method.not-allowed",
        "GET, /api/v1/products/nothing, 400, request.malformed",
        "GET, /api/v1/products/crm.custmers, 404, product.unknown",
        "GET, /api/v1/products?limit=0, 400, request.malformed",
        "GET, /api/v1/products?limit=many, 400, request.malformed",
        "GET, /api/v1/products?cursor=%25, 400, request.malformed",
        "GET, /api/v1/domains/crn, 404, domain.unknown",
        "GET, /api/v1/sla?product=no.such, 404, product.unknown",
        "GET, /api/v1/lineage, 400, request.malformed",
        "GET, /api/v1/lineage?node=crm.customers&depth=0, 400, request.malformed",
        "GET, /api/v1/lineage?node=crm.customers&depth=51, 400, request.malformed",
        "GET, /api/v1/lineage?node=crm.customers&direction=sideways, 400, request.malformed",
        "GET, /api/v1/lineage?node=crm.customers&level=record, 400, request.malformed",
        "GET, /api/v1/lineage?node=crm.customers%23email&level=product, 400, request.malformed",
        "GET, /api/v1/products/crm.customers/impact?field=emial, 404, lineage.node.unknown",
        "GET, /api/v1/products/nothing/impact, 400, request.malformed",
        "GET, /api/v1/lineage?node=no.such, 404, lineage.node.unknown",
        "GET, /api/v1/lineage?node=crm.customers%23emial, 404, lineage.node.unknown",
        "PUT, /api/v1/domains/crm, 400, request.malformed",
        "PUT, /api/v1/contracts/crm.customers, 400, request.malformed",
    })
    void shouldAnswerEveryErrorWithAProblem(String method, String path, int status, String code) {
        assertProblem(http.send(method, path, JSON, "{".getBytes(StandardCharsets.UTF_8)), status, code);
    }

    @Test
    void shouldRefuseABodyThatIsTooLargeOrOfAnUnknownType() {
        assertProblem(http.send("PUT", CUSTOMERS, "application/yaml", new byte[5 << 20]), 413, "request.too-large");
        assertProblem(http.send("PUT", CUSTOMERS, "image/png", new byte[10]), 415, "type.unsupported");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(PlainHttpClient.json(response).get("code").asText()).isEqualTo(code);
        assertThat(PlainHttpClient.json(response).get("fix").asText()).isNotEmpty();
    }
}
