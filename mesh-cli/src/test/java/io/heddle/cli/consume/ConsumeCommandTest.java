// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.consume;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused before a record is read. */
class ConsumeCommandTest {
    private static final String PRODUCT = """
            {"id":"crm.customers","ports":[{"name":"default","topic":"crm.customers.v1"},\
            {"name":"full","topic":"crm.customers.v1.full"}]}""";

    @Test
    void shouldSuggestThePortWhenItIsMisspelt() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, PRODUCT))) {
            CliRun run = CliRun.of("consume", "crm.customers", "--port", "ful", "--mesh", registry.uri().toString());

            assertThat(run).isEqualTo(new CliRun(ExitCodes.USAGE, "", """
                    error: crm.customers has no output port 'ful'
                      fix: did you mean --port full?
                    """));
            assertThat(registry.requests()).containsExactly("GET /api/v1/products/crm.customers");
        }
    }

    @Test
    void shouldListThePortsWhenNoneIsSimilar() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, PRODUCT))) {
            CliRun run = CliRun.of("consume", "crm.customers", "--port", "xyz", "--mesh", registry.uri().toString());

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("its ports are default, full");
        }
    }

    @Test
    void shouldRefuseTheCommandLineWithoutAsking() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, PRODUCT))) {
            String mesh = registry.uri().toString();

            assertThat(CliRun.of("consume", "crm.customers", "--max", "0", "--mesh", mesh).exitCode())
                    .isEqualTo(ExitCodes.USAGE);
            assertThat(CliRun.of("consume", "customers", "--mesh", mesh).exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(CliRun.of("consume", "--mesh", mesh).exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(registry.requests()).isEmpty();
        }
    }
}
