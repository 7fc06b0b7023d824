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
        description = "add a token key and pin it: equal values get different tokens",
        footer = {
            "",
            "Running gates keep their tokens until they restart: restart all of them at",
            "about the same time. 'heddle keyset pin-tokens' undoes the change."
        })
public final class KeysetRotateTokensCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "file of the keys (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    @Option(names = "--yes", description = "confirm that equal values get different tokens")
    boolean yes;

    private final CliContext context;

    public KeysetRotateTokensCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeysetVersions versions = KeysetAccess.withKeyset(file, FileKeyset::versions);
        if (!yes) {
            throw KeysetAccess.confirmationRequired("token key " + (versions.tokens() + 1) + " was not created");
        }
        int version = KeysetAccess.withKeyset(file, FileKeyset::rotateTokens);
        context.out().println("Token key " + version + " created and pinned at " + file
                + ": gates started from now on use its tokens.");
        context.out().println("Restart all gates at about the same time. To go back: heddle keyset pin-tokens "
                + versions.pinned() + " " + file + " --yes");
        context.out().println("Back up the file again: older backups lack this key.");
        return ExitCodes.OK;
    }
}
