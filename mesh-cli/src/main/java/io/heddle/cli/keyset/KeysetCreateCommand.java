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
        description = "make masking keys in a file, unless they are there already",
        footer = {
            "",
            "All gates of a mesh need the same file: equal values then have equal tokens.",
            "Keep a copy: who loses it loses the joins between old and new records."
        })
public final class KeysetCreateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "where they go; readable by its owner only")
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
                        ? "The masking keys at " + file + " are there already, and usable."
                        : "Masking keys made at " + file + ".");
        return ExitCodes.OK;
    }
}
