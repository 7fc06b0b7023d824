// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.TerminalCapabilities;
import io.heddle.cli.logging.LoggingSetup;
import picocli.CommandLine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The {@code heddle} command. */
public final class HeddleCli {
    private HeddleCli() {}

    /** Runs one command and exits the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        CliContext context =
                new CliContext(System.in, out, err, TerminalCapabilities.detect(System.getenv()), System.getenv());
        int exitCode = run(context, args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * Runs one command in this process.
     *
     * @return its exit code, one of {@link ExitCodes}
     */
    public static int run(CliContext context, String... args) {
        return commandLine(context).execute(args);
    }

    static CommandLine commandLine(CliContext context) {
        CommandLine root = new CommandLine(new HeddleCommand(context), CommandCatalog.factory(context));
        CommandCatalog.ALL.forEach(root::addSubcommand);
        CommandErrorHandler failures = new CommandErrorHandler(context);
        root.getCommandSpec().versionProvider(() -> new String[] {"heddle " + version()});
        return root.setOut(context.out())
                .setErr(context.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        context.terminal().ansi().enabled() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(parsed -> {
                    if (context.debug()) {
                        LoggingSetup.toStandardError();
                    }
                    return new CommandLine.RunLast().execute(parsed);
                });
    }

    /** The version of this build; {@code dev} when not running from the jar. */
    public static String version() {
        String version = HeddleCli.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }
}
