// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The portal over HTTP, on a real broker: what every page has in common. */
class PortalTest {
    private static final String HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private static LocalBroker broker;
    private static FakeSchemaRegistry schemas;
    private static RegistryServer registry;
    private static Http http;

    @BeforeAll
    static void start() throws IOException {
        broker = LocalBroker.start(LocalBrokerConfig.temporary());
        schemas = FakeSchemaRegistry.start();
        registry = RegistryServer.start(RegistryConfig.local(broker.bootstrapServers(), schemas.uri(), 0));
        http = new Http(registry.uri());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> registry.waitingFor().isEmpty());
        HttpResponse<String> created = http.put("/api/v1/contracts/crm.customers", "application/json",
                Contracts.bundle(Contracts.customers("1.0.0"), Contracts.CUSTOMER));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        registry.close();
        schemas.close();
        broker.close();
    }

    @Test
    void shouldBeginWithTheProducts() {
        HttpResponse<String> start = http.get("/", "Accept", HTML);

        assertThat(start.statusCode()).isEqualTo(307);
        assertThat(start.headers().firstValue("Location")).contains("/products");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/products/crm.customers", "/products/crm.custmers", "/nowhere"})
    void shouldProtectEveryPage(String path) {
        HttpResponse<String> page = http.get(path, "Accept", HTML);

        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("</html>").containsOnlyOnce("<h1>")
                .doesNotContain("style=\"", "<style", " onclick", "javascript:");
        assertThat(Pattern.compile("<script(?![^>]* src=\"/assets/)").matcher(page.body()).find()).isFalse();
    }

    @Test
    void shouldLetBrowsersKeepWhatNeverChanges() {
        Matcher assets = ASSET.matcher(http.get("/products", "Accept", HTML).body());

        int seen = 0;
        while (assets.find()) {
            HttpResponse<String> asset = http.get(assets.group(1));
            assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            seen++;
        }
        assertThat(seen).isEqualTo(4);
        assertThat(http.get("/assets/nothing.css").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNameWhatIsNearWhenAProductIsUnknown() {
        HttpResponse<String> page = http.get("/products/crm.custmers", "Accept", HTML);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no data product 'crm.custmers' in this mesh.",
                "<a href=\"/products/crm.customers\">crm.customers</a>");
    }

    @Test
    void shouldAnswerProgramsWithProblems() {
        HttpResponse<String> api = http.get("/api/v1/products/crm.custmers", "Accept", HTML);
        HttpResponse<String> program = http.get("/nowhere", "Accept", "application/json");

        assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(program.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(http.get("/nowhere", "Accept", HTML).body()).contains("There is nothing at GET /nowhere");
    }
}
