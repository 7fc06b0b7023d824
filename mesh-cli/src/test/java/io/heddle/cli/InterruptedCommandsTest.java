// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptedCommandsTest {
    @TempDir
    Path folder;

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "products", "domains", "product crm.customers", "sla", "sla crm.customers", "lineage crm.customers",
        "consume crm.customers", "publish crm.customers --file -", "quarantine list crm.customers",
        "quarantine show crm.customers", "quarantine replay crm.customers",
        "quarantine discard crm.customers --yes"
    })
    void shouldExitWith130WhenInterruptedWhileWaitingForTheRegistry(String command) {
        assertInterrupted((command + " --mesh").split(" "));
    }

    @Test
    void shouldApplyNothingMoreWhenInterrupted() throws IOException {
        Path file = Files.writeString(folder.resolve("crm.yaml"), """
                apiVersion: heddle.io/v1
                kind: Domain
                name: crm
                type: source-aligned
                owner: crm-team
                """);

        assertInterrupted("apply", "-f", file.toString(), "--mesh");
    }

    private static void assertInterrupted(String... arguments) {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, "{\"items\":[],\"changes\":[]}"))) {
            String[] command = Arrays.copyOf(arguments, arguments.length + 1);
            command[arguments.length] = registry.uri().toString();
            Thread.currentThread().interrupt();

            CliRun run = CliRun.of(command);

            assertThat(run).isEqualTo(new CliRun(ExitCodes.INTERRUPTED, "", "error: interrupted\n"));
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
