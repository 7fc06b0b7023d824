// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Adds a token key and pins it. Requires confirmation, because equal values then get different tokens. */
@Command(
        name = "rotate-tokens",
        description = "add a token key and pin it: equal values get other tokens",
        footer = {
            "",
            "Gates that run keep their tokens until they are restarted: restart all of",
            "them, close together. 'heddle keyset pin-tokens' takes it back."
        })
public final class KeysetRotateTokensCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "where the keys are (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    @Option(names = "--yes", description = "do it although equal values get other tokens")
    boolean yes;

    private final CliContext context;

    public KeysetRotateTokensCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeysetVersions versions = KeysetAccess.withKeyset(file, FileKeyset::versions);
        if (!yes) {
            throw KeysetAccess.confirmationRequired("token key " + (versions.tokens() + 1) + " was not made");
        }
        int version = KeysetAccess.withKeyset(file, FileKeyset::rotateTokens);
        context.out().println("Token key " + version + " made and pinned at " + file
                + ": gates that start from now on give other tokens.");
        context.out().println("Restart all gates, close together. To go back: heddle keyset pin-tokens "
                + versions.pinned() + " " + file + " --yes");
        context.out().println("Keep a new copy of the file: the one you have lacks this key.");
        return ExitCodes.OK;
    }
}
