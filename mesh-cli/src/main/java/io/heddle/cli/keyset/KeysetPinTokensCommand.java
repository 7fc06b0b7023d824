// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * Pins an existing token key to undo a rotation. Requires confirmation, because equal values then get different tokens.
 */
@Command(
        name = "pin-tokens",
        description = "pin another existing token key: equal values get different tokens",
        footer = {
            "",
            "Values get the tokens that this version gave before. Running gates keep their",
            "tokens until they restart: restart all of them at about the same time."
        })
public final class KeysetPinTokensCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "VERSION", description = "version of the token key; see 'heddle keyset list'")
    int version;

    @Parameters(index = "1", paramLabel = "FILE", arity = "0..1",
            description = "file of the keys (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    @Option(names = "--yes", description = "confirm that equal values get different tokens")
    boolean yes;

    private final CliContext context;

    public KeysetPinTokensCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        KeysetVersions versions = KeysetAccess.withKeyset(file, FileKeyset::versions);
        if (version < 1 || version > versions.tokens()) {
            throw new CliException(ExitCodes.REFUSED, "there is no version " + version + " of the token key in " + file,
                    "choose a version from 1 to " + versions.tokens() + "; see 'heddle keyset list'");
        }
        if (version == versions.pinned()) {
            context.out().println("Token key " + version + " is already pinned at " + file + ".");
            return ExitCodes.OK;
        }
        if (!yes) {
            throw KeysetAccess.confirmationRequired("token key " + version + " was not pinned");
        }
        KeysetAccess.withKeyset(file, keys -> {
            keys.pinTokens(version);
            return version;
        });
        context.out().println(
                "Token key " + version + " pinned at " + file + ": gates started from now on use its tokens.");
        context.out().println("Restart all gates at about the same time. To go back: heddle keyset pin-tokens "
                + versions.pinned() + " " + file + " --yes");
        return ExitCodes.OK;
    }
}
