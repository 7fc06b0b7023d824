// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.TerminalCapabilities;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** The result of running a command in this process: exit code and output. */
public record CliRun(int exitCode, String out, String err) {
    public static CliRun of(String... args) {
        return with(Map.of(), args);
    }

    public static CliRun with(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CliContext context = new CliContext(
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                TerminalCapabilities.none(),
                environment);
        int exitCode = HeddleCli.run(context, args);
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}
