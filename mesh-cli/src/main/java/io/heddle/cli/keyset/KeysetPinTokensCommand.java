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
        description = "take another token key that is there: equal values get other tokens",
        footer = {
            "",
            "The tokens are those that this version gave before. Gates that run keep",
            "theirs until they are restarted: restart all of them, close together."
        })
public final class KeysetPinTokensCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "VERSION", description = "of the token key, see 'heddle keyset list'")
    int version;

    @Parameters(index = "1", paramLabel = "FILE", arity = "0..1",
            description = "where the keys are (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    @Option(names = "--yes", description = "do it although equal values get other tokens")
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
                    "name one of 1 to " + versions.tokens() + ", see 'heddle keyset list'");
        }
        if (version == versions.pinned()) {
            context.out().println("Token key " + version + " is pinned at " + file + " already.");
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
                "Token key " + version + " pinned at " + file + ": gates that start from now on give its tokens.");
        context.out().println("Restart all gates, close together. To go back: heddle keyset pin-tokens "
                + versions.pinned() + " " + file + " --yes");
        return ExitCodes.OK;
    }
}
