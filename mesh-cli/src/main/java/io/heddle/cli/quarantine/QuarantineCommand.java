// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code heddle quarantine}: without a subcommand, prints the help. */
@Command(
        name = "quarantine",
        description = "see what the gate rejected and why, replay it, discard it",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuarantineListCommand.class,
            QuarantineShowCommand.class,
            QuarantineReplayCommand.class,
            QuarantineDiscardCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  heddle quarantine list payments.payments",
            "  heddle quarantine show payments.payments --at 0:12",
            "  heddle quarantine replay payments.payments --dry-run"
        })
public final class QuarantineCommand implements Callable<Integer> {
    private final CliContext context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    public QuarantineCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        commandLine.usage(context.err());
        return ExitCodes.USAGE;
    }
}
