// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Three domains are applied; the registry does not take the second. */
class ApplyRefusalTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeDomains() throws IOException {
        for (String domain : List.of("crm", "shop", "web")) {
            Files.writeString(folder.resolve(domain + ".yaml"), """
                    apiVersion: heddle.io/v1
                    kind: Domain
                    name: %s
                    type: source-aligned
                    owner: team
                    """.formatted(domain));
        }
    }

    @Test
    void shouldStopAtTheFirstRefusalAndShowWhatWasDone() {
        try (StubRegistry registry = registry("/shop?dryRun=false", new Reply(409,
                "{\"code\":\"precondition.failed\",\"detail\":\"It has changed\",\"fix\":\"run it again\"}"))) {
            CliRun run = apply(registry);

            assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
            assertThat(run.out()).isEqualTo("""
                    ACTION  KIND    NAME  DETAIL
                    create  domain  crm   owned by team

                    1 created, 0 updated, 0 kept
                    """);
            assertThat(run.err()).contains("shop.yaml: It has changed", "fix: run it again");
            assertThat(registry.requests()).containsExactly(
                    "PUT /api/v1/domains/crm?dryRun=true", "PUT /api/v1/domains/shop?dryRun=true",
                    "PUT /api/v1/domains/web?dryRun=true",
                    "PUT /api/v1/domains/crm?dryRun=false", "PUT /api/v1/domains/shop?dryRun=false");
        }
    }

    @Test
    void shouldChangeNothingWhenTheDryRunIsRefused() {
        try (StubRegistry registry = registry("/shop?dryRun=true", new Reply(422,
                "{\"code\":\"domain.invalid\",\"detail\":\"The domain has faults\"}"))) {
            CliRun run = apply(registry);

            assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
            assertThat(run.out()).isEmpty();
            assertThat(registry.requests()).hasSize(3).allMatch(request -> request.endsWith("dryRun=true"));
        }
    }

    @Test
    void shouldStopWithExitCode1WhenTheRegistryFails() {
        try (StubRegistry registry = registry("/shop?dryRun=false", new Reply(500,
                "{\"code\":\"internal\",\"detail\":\"Something went wrong, error 4711\"}"))) {
            CliRun run = apply(registry);

            assertThat(run).isEqualTo(new CliRun(1, "", "error: Something went wrong, error 4711\n"));
            assertThat(registry.requests()).hasSize(5).last().isEqualTo("PUT /api/v1/domains/shop?dryRun=false");
        }
    }

    private CliRun apply(StubRegistry registry) {
        return CliRun.of("apply", "-f", folder.toString(), "--mesh", registry.uri().toString());
    }

    private static StubRegistry registry(String failing, Reply failure) {
        return StubRegistry.start(request -> request.endsWith(failing)
                ? failure
                : new Reply(200, """
            {"changes":[{"action":"create","kind":"domain","name":"%s","detail":"owned by team"}]}"""
                        .formatted(request.replaceAll(".*/|\\?.*", ""))));
    }
}
