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
        description = "add an encryption key, which new values take",
        footer = {
            "",
            "Old values stay readable with the version they were encrypted with. Gates",
            "that run follow within ten seconds. Tokens stay as they are."
        })
public final class KeysetRotateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "where the keys are (default: ${DEFAULT-VALUE})")
    Path file = Path.of("masking.json");

    private final CliContext context;

    public KeysetRotateCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int version = KeysetAccess.withKeyset(file, FileKeyset::rotate);
        context.out().println(
                "Encryption key " + version + " made at " + file + ": new values take it, older ones stay readable.");
        context.out().println("Keep a new copy of the file: the one you have lacks this key.");
        return ExitCodes.OK;
    }
}
