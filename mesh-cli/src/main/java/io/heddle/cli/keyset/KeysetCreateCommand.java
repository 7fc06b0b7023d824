// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Creates the masking keys. Never replaces existing keys, because new keys would produce different tokens. */
@Command(
        name = "create",
        description = "create masking keys in a file unless it has them already",
        footer = {
            "",
            "All gates of a mesh need the same file, so that equal values get equal tokens.",
            "Keep a backup: without this file, new records no longer join with old ones."
        })
public final class KeysetCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the file to create; only its owner may read it")
    Path file = Path.of("masking.json");

    private final CliContext context;

    public KeysetCreateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        boolean exists = Files.exists(file);
        try {
            FileKeyset.openOrCreate(file);
        } catch (KeysetException e) {
            throw new CliException(ExitCodes.REFUSED, String.valueOf(e.getMessage()), "name another file", e);
        }
        context.out()
                .println(exists
                        ? "The masking keys at " + file + " exist already and are usable."
                        : "Masking keys created at " + file + ".");
        return ExitCodes.OK;
    }
}
