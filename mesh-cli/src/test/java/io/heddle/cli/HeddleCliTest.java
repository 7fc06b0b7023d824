// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.TerminalCapabilities;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class HeddleCliTest {
    @Test
    void shouldShowHelpWhenCalledWithoutACommand() {
        CliRun run = CliRun.of();

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.out()).contains("Usage: heddle", "Commands:", "up ", "--mesh=URL");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldSuggestTheCommandWhenItIsMisspelt() {
        CliRun run = CliRun.of("upp");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("error: Unmatched argument").contains("did you mean");
    }

    @Test
    void shouldRefuseAMeshUrlThatIsMalformed() {
        CliRun run = CliRun.of("up", "--mesh", "localhost:8080");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("not the URL of a mesh", "http://localhost:8080");
    }

    @TestFactory
    Stream<DynamicTest> shouldShowHelpWithinEightyColumnsForEveryCommand() {
        CommandLine root = HeddleCli.commandLine(context(Map.of()));
        return Stream.concat(
                Stream.of(root),
                root.getSubcommands().values().stream()
                        .flatMap(command -> Stream.concat(
                                Stream.of(command), command.getSubcommands().values().stream())))
                .map(command -> DynamicTest.dynamicTest(
                        command.getCommandSpec().qualifiedName(),
                        () -> assertThat(command.getUsageMessage().lines())
                                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))));
    }

    @Test
    void shouldReadTheMeshFromTheEnvironmentWhenNoOptionIsGiven() {
        assertThat(context(Map.of("HEDDLE_MESH", "http://mesh.example.org/")).mesh())
                .hasToString("http://mesh.example.org");
        assertThat(context(Map.of()).mesh()).hasToString("http://localhost:8080");
    }

    private static CliContext context(Map<String, String> environment) {
        return new CliContext(
                java.io.InputStream.nullInputStream(),
                new java.io.PrintWriter(new java.io.StringWriter()),
                new java.io.PrintWriter(new java.io.StringWriter()),
                TerminalCapabilities.none(),
                environment);
    }
}
