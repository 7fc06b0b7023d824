// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.engine.keys.FileKeyset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Adds an encryption key. Needs no confirmation: tokens do not change and existing ciphertext stays readable. */
@Command(
        name = "rotate",
        description = "add an encryption key for new values",
        footer = {
            "",
            "Old values stay readable with the version that encrypted them. Running",
            "gates use the new key within ten seconds. Tokens do not change."
        })
public final class KeysetRotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "file of the keys (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    private final CliContext context;

    public KeysetRotateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int version = KeysetAccess.withKeyset(file, FileKeyset::rotate);
        context.out().println(
                "Encryption key " + version + " created at " + file + ": new values use it, old values stay readable.");
        context.out().println("Back up the file again: older backups lack this key.");
        return ExitCodes.OK;
    }
}
