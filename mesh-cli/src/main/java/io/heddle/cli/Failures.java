// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;

/** Turns what went wrong into one clear line, one that tells the fix, and an exit code. The one place that does. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final CliContext context;

    Failures(CliContext context) {
        this.context = context;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        say(failure.getMessage() == null ? "the command line is not understood" : failure.getMessage());
        fix(suggestion(failure, command));
        return ExitCodes.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        int exitCode = switch (failure) {
            case CliException known -> {
                say(String.valueOf(known.getMessage()));
                known.fix().ifPresent(this::fix);
                yield known.exitCode();
            }
            case InterruptedException interrupted -> {
                Thread.currentThread().interrupt();
                yield ExitCodes.INTERRUPTED;
            }
            default -> {
                // Its text may hold the content of a record (parsers quote their input), so only its kind is shown.
                say("internal error: " + failure.getClass().getSimpleName());
                fix("run it again with --debug to see the cause");
                yield ExitCodes.INTERNAL;
            }
        };
        if (context.debug()) {
            failure.printStackTrace(context.err());
        }
        context.err().flush();
        return exitCode;
    }

    private void say(String message) {
        context.err().println(context.terminal().errAnsi().red("error:") + " " + message);
    }

    private void fix(String instruction) {
        context.err().println("  " + context.terminal().errAnsi().cyan("fix:") + " " + instruction);
    }

    private static String suggestion(ParameterException failure, CommandLine command) {
        String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? help : "did you mean " + String.join(" or ", near) + "? Else " + help;
        }
        return help;
    }
}
