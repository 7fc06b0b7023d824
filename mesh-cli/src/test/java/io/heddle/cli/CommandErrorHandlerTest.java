// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.TerminalCapabilities;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class CommandErrorHandlerTest {
    private final StringWriter err = new StringWriter();
    private final CliContext context = new CliContext(InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()), new PrintWriter(err, true), TerminalCapabilities.none(), Map.of());
    private final CommandLine command = HeddleCli.commandLine(context);

    @Test
    void shouldExitWith1AndHideTheMessageWhenTheFailureIsUnexpected() {
        assertThat(handle(new IllegalStateException("jane@example.org"))).isEqualTo(1).isEqualTo(ExitCodes.INTERNAL);

        assertThat(err.toString()).startsWith("error: internal error: IllegalStateException\n  fix: ")
                .contains("--debug").doesNotContain("jane@example.org");
    }

    @Test
    void shouldExitWith130AndKeepTheInterruptWhenInterrupted() {
        assertThat(handle(new InterruptedException())).isEqualTo(130).isEqualTo(ExitCodes.INTERRUPTED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldExitWithTheCodeOfAnExpectedFailure() {
        assertThat(handle(new CliException(ExitCodes.NOT_FOUND, "no such file: a", "name a file"))).isEqualTo(4);

        assertThat(err).hasToString("error: no such file: a\n  fix: name a file\n");
    }

    @Test
    void shouldPrintTheCauseOnlyWithDebug() {
        CliException failure = new CliException(ExitCodes.REFUSED, "refused", null, new IllegalStateException("why"));

        handle(failure);
        assertThat(err.toString()).doesNotContain("why");

        command.parseArgs("--debug");
        handle(failure);
        assertThat(err.toString()).contains("Caused by: java.lang.IllegalStateException: why");
    }

    private int handle(Exception failure) {
        return new CommandErrorHandler(context).handleExecutionException(failure, command, command.getParseResult());
    }
}
