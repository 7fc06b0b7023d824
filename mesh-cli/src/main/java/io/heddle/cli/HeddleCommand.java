// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.GlobalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** The root command {@code heddle}: without a subcommand, prints the help. */
@Command(
        name = "heddle",
        description = "A data mesh on Kafka that checks every record against its contract.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Start here:  heddle demo            watch a mesh at work",
            "             heddle up              start your own",
            "             heddle COMMAND --help  options and examples of a command"
        })
final class HeddleCommand implements Callable<Integer> {
    @Mixin
    final GlobalOptions options;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    boolean version;

    @Spec
    CommandSpec spec = CommandSpec.create();

    HeddleCommand(CliContext context) {
        this.options = context.options;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        commandLine.usage(commandLine.getOut());
        return ExitCodes.OK;
    }
}
