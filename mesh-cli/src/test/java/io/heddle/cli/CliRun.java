// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.InterruptRegistration;
import io.heddle.cli.console.TerminalCapabilities;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;

/** The result of running a command in this process: exit code and output. */
public record CliRun(int exitCode, String out, String err) {
    public static CliRun of(String... args) {
        return with(Map.of(), args);
    }

    public static CliRun with(Map<String, String> environment, String... args) {
        return run(environment, action -> () -> {}, args);
    }

    /** Runs a command that is interrupted, as by Ctrl-C, as soon as it can handle that. */
    public static CliRun interrupted(String... args) {
        return run(Map.of(), action -> {
            action.run();
            return () -> {};
        }, args);
    }

    /** @param interrupts what registers the action that a command wants to run on Ctrl-C */
    public static CliRun run(
            Map<String, String> environment, Function<Runnable, InterruptRegistration> interrupts, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CliContext context = new CliContext(
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                TerminalCapabilities.none(),
                environment,
                interrupts);
        int exitCode = HeddleCli.run(context, args);
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}
