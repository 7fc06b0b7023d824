// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.CliContext;
import io.heddle.cli.ExitCodes;
import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** Starts the local mesh and keeps it until Ctrl-C. */
@Command(name = "up", description = "start the local mesh")
public final class UpCommand implements Callable<Integer> {
    private final CliContext context;

    public UpCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.out().println("not ready yet");
        return ExitCodes.OK;
    }
}
