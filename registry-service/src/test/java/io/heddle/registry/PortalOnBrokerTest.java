// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The portal over HTTP on a real broker: what all pages have in common. */
class PortalOnBrokerTest {
    private static final String HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private static PortalMeshFixture mesh;
    private static PlainHttpClient http;

    @BeforeAll
    static void start() throws IOException {
        mesh = PortalMeshFixture.start();
        http = mesh.http();
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void shouldOpenWithTheListOfProducts() {
        HttpResponse<String> start = http.get("/", "Accept", HTML);

        assertThat(start.statusCode()).isEqualTo(307);
        assertThat(start.headers().firstValue("Location")).contains("/products");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/products", "/products?q=script", "/products/crm.customers", "/products/odd.markup", "/lineage",
                "/lineage?node=insights.people", "/lineage?node=odd.markup&level=field", "/domains", "/domains/odd",
                "/domains/crm",
                "/products/crm.custmers", "/lineage?node=%3Cscript%3E", "/nowhere"})
    void shouldSendSecurityHeadersWithEveryPage(String path) {
        HttpResponse<String> page = http.get(path, "Accept", HTML);

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("</html>").containsOnlyOnce("<h1>")
                .doesNotContain(" style=\"", "<style", " onclick", "href=\"javascript:");
        assertThat(page.body()).doesNotContain("<script>alert", "<img");
        assertThat(Pattern.compile("<script(?![^>]* src=\"/assets/)").matcher(page.body()).find()).isFalse();
    }

    @Test
    void shouldLetBrowsersCacheImmutableFiles() {
        Matcher assets = ASSET.matcher(http.get("/products", "Accept", HTML).body());

        int seen = 0;
        while (assets.find()) {
            HttpResponse<String> asset = http.get(assets.group(1));
            assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            seen++;
        }
        assertThat(seen).isEqualTo(5);
        assertThat(http.get("/assets/nothing.css").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSuggestSimilarNamesWhenAProductIsUnknown() {
        HttpResponse<String> page = http.get("/products/crm.custmers", "Accept", HTML);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no data product 'crm.custmers' in this mesh.",
                "<a href=\"/products/crm.customers\">crm.customers</a>");
    }

    @Test
    void shouldAnswerApiClientsWithProblemJson() {
        HttpResponse<String> api = http.get("/api/v1/products/crm.custmers", "Accept", HTML);
        HttpResponse<String> program = http.get("/nowhere", "Accept", "application/json");

        assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(http.get("/nowhere", "Accept", HTML).body()).contains("There is nothing at GET /nowhere");
    }

    @Test
    void shouldEscapeMarkup() {
        String escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";

        assertThat(http.get("/products", "Accept", HTML).body()).contains(escaped);
        assertThat(http.get("/products/odd.markup", "Accept", HTML).body()).contains(escaped);
        assertThat(http.get("/domains/odd", "Accept", HTML).body()).contains(escaped);
    }

    @Test
    void shouldSearchAndFilterWithoutJavaScript() {
        String found = http.get("/products?q=visits", "Accept", HTML).body();
        String breached = http.get("/products?sla=breached", "Accept", HTML).body();

        assertThat(found).contains("value=\"visits\"", "href=\"/products/web.visits\"")
                .doesNotContain("href=\"/products/crm.customers\"");
        assertThat(breached).contains("href=\"/products/crm.customers\"", "SLA breached")
                .doesNotContain("href=\"/products/web.visits\"");
    }

    @Test
    void shouldAnswerHtmxWithTheChangedFragmentAndItsUrl() {
        HttpResponse<String> typed = http.get("/products?q=visits", "Accept", HTML, "HX-Request", "true",
                "HX-Trigger-Name", "q");
        HttpResponse<String> chosen = http.get("/products?domain=crm", "Accept", HTML, "HX-Request", "true");
        HttpResponse<String> back = http.get("/products?q=visits", "Accept", HTML, "HX-Request", "true",
                "HX-History-Restore-Request", "true");

        assertThat(typed.body()).startsWith("<div id=\"results\">").doesNotContain("<html");
        assertThat(typed.headers().firstValue("HX-Replace-Url")).contains("/products?q=visits");
        assertThat(typed.headers().firstValue("Vary").orElseThrow()).contains("HX-Request");
        assertThat(chosen.headers().firstValue("HX-Push-Url")).contains("/products?domain=crm");
        assertThat(back.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void shouldShowTheWholeContractOfAProduct() {
        String page = http.get("/products/crm.customers", "Accept", HTML).body();

        assertThat(page).contains("Who our customers are", "crm-team", "#crm (slack)", "crm.customers.v1.ingest",
                "nothing for 20 minutes", "SLA breached", "a record at least every 15 m", "record.customer_id &gt; 0",
                "field name", "string, may be null", mesh.bootstrapServers(), "KafkaAvroDeserializer",
                "@kafkajs/confluent-schema-registry", "from confluent_kafka import Consumer", "kcat -C -b ");
    }

    @Test
    void shouldStayWithinTheSizeBudgetOfTheFirstLoad() throws IOException {
        String page = http.get("/products", "Accept", HTML).body();
        int total = gzip(page);
        Matcher assets = ASSET.matcher(page);
        while (assets.find()) {
            total += gzip(http.get(assets.group(1)).body());
        }

        System.out.printf("Portal, first load of /products: %.1f kB compressed%n", total / 1e3);
        assertThat(total).isLessThan(300_000);
        assertThat(http.get("/products", "Accept", HTML, "Accept-Encoding", "gzip").headers()
                .firstValue("Content-Encoding"))
                .contains("gzip");
    }

    private static int gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }
}
