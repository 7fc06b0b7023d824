// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.TerminalCapabilities;
import io.heddle.testkit.BaselineFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The help of every command, as golden files: command lines are an interface that scripts and readers rely on. */
class HelpTextsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/help");

    static Stream<String> commands() {
        return commands(HeddleCli.commandLine(new CliContext(
                InputStream.nullInputStream(), new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()), TerminalCapabilities.none(), Map.of())));
    }

    private static Stream<String> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec().qualifiedName()),
                command.getSubcommands().values().stream().flatMap(HelpTextsTest::commands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldPrintTheHelpOfACommandWithinEightyColumns(String command) {
        String[] arguments = (command + " --help").substring("heddle ".length()).split(" ");

        CliRun run = CliRun.of(arguments);

        assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        BaselineFile.of("help/" + fileName(command)).assertMatches(run.out());
    }

    @Test
    void shouldHaveNoHelpTextOfARemovedCommand() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(commands().map(HelpTextsTest::fileName).toList());
        }
    }

    private static String fileName(String command) {
        return command.replace(' ', '-') + ".txt";
    }
}
