// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;

/** Maps every failure to a one-line message, a suggested fix and an exit code. The only place that does so. */
final class CommandErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final CliContext context;

    CommandErrorHandler(CliContext context) {
        this.context = context;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        printError(failure.getMessage() == null ? "the command line cannot be parsed" : failure.getMessage());
        printFix(suggestion(failure, command));
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        int exitCode = switch (failure) {
            case CliException cliException -> {
                printError(String.valueOf(cliException.getMessage()));
                cliException.fix().ifPresent(this::printFix);
                yield cliException.exitCode();
            }
            case InterruptedException interrupted -> {
                Thread.currentThread().interrupt();
                yield ExitCodes.INTERRUPTED;
            }
            default -> {
                // Show only the exception type: its message may contain record content, because parsers quote their
                // input.
                printError("internal error: " + failure.getClass().getSimpleName());
                printFix("run it again with --debug to see the cause");
                yield ExitCodes.INTERNAL;
            }
        };
        if (context.debug()) {
            failure.printStackTrace(context.err());
        }
        context.err().flush();
        return exitCode;
    }

    private void printError(String message) {
        context.err().println(context.terminal().errAnsi().red("error:") + " " + message);
    }

    private void printFix(String instruction) {
        context.err().println("  " + context.terminal().errAnsi().cyan("fix:") + " " + instruction);
    }

    private static String suggestion(ParameterException failure, CommandLine command) {
        String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty() ? help : "did you mean " + String.join(" or ", suggestions) + "? Else " + help;
        }
        return help;
    }
}
