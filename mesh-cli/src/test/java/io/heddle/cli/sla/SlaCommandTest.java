// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.sla;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlaCommandTest {
    private static final String STATUS = """
            {"items":[{"product":"crm.customers","objective":"freshness","property":"freshness","state":"breached",\
            "target":900,"actual":3900,"since":"2026-01-31T12:00:00.123Z"}]}""";

    @Test
    void shouldShowAllProducts() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, STATUS))) {
            CliRun run = sla(registry);

            assertThat(run).isEqualTo(new CliRun(ExitCodes.OK, """
                    PRODUCT        OBJECTIVE  STATE     TARGET   ACTUAL  SINCE
                    crm.customers  freshness  BREACHED    15 m  1 h 5 m  2026-01-31T12:00:00Z
                    """, ""));
            assertThat(registry.requests()).containsExactly("GET /api/v1/sla");
        }
    }

    @Test
    void shouldAskForOneProductOnly() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, STATUS))) {
            CliRun run = sla(registry, "crm.customers", "-o", "json");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(run.out()).contains("\"actual\": 3900").contains("\"state\": \"breached\"");
            assertThat(registry.requests()).containsExactly(
                    "GET /api/v1/products/crm.customers", "GET /api/v1/sla?product=crm.customers");
        }
    }

    @Test
    void shouldRefuseAProductThatDoesNotExist() {
        try (StubRegistry registry = StubRegistry.start(request -> request.contains("/products/")
                ? new Reply(404, "{\"code\":\"product.unknown\",\"detail\":\"There is no product crm.custmers\"}")
                : new Reply(200, STATUS))) {
            CliRun run = sla(registry, "crm.custmers");

            assertThat(run).isEqualTo(
                    new CliRun(ExitCodes.NOT_FOUND, "", "error: There is no product crm.custmers\n"));
            assertThat(registry.requests()).containsExactly("GET /api/v1/products/crm.custmers");
        }
    }

    @Test
    void shouldRefuseAMalformedProductWithoutAsking() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, STATUS))) {
            CliRun run = sla(registry, "customers");

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(registry.requests()).isEmpty();
        }
    }

    private static CliRun sla(StubRegistry registry, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "sla";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "--mesh";
        command[arguments.length + 2] = registry.uri().toString();
        return CliRun.of(command);
    }
}
