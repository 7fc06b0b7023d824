// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code heddle keyset}: without a subcommand, prints the help. */
@Command(
        name = "keyset",
        description = "create and rotate the masking keys",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KeysetCreateCommand.class,
            KeysetListCommand.class,
            KeysetRotateCommand.class,
            KeysetRotateTokensCommand.class,
            KeysetPinTokensCommand.class
        },
        footer = {
            "",
            "No command shows or removes a key.",
            "",
            "Examples:",
            "  heddle keyset create keys/masking.json",
            "  heddle keyset list keys/masking.json",
            "  heddle keyset rotate keys/masking.json"
        })
public final class KeysetCommand implements Callable<Integer> {
    private final CliContext context;

    @Spec
    CommandSpec spec = CommandSpec.create();

    public KeysetCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(context.err());
        return ExitCodes.USAGE;
    }
}
