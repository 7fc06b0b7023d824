// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.keyset;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.engine.keys.FileKeyset;
import io.heddle.engine.keys.KeysetException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Access to an existing masking keyset file. */
final class KeysetAccess {
    private KeysetAccess() {}

    /** Applies a function to the keyset; converts keyset errors to {@link CliException}. */
    static <T> T withKeyset(Path file, Function<FileKeyset, T> work) {
        if (!Files.exists(file)) {
            throw new CliException(
                    ExitCodes.NOT_FOUND, "there are no masking keys at " + file,
                    "name the right file, or create keys with 'heddle keyset create'");
        }
        try {
            return work.apply(FileKeyset.open(file));
        } catch (KeysetException e) {
            throw new CliException(ExitCodes.REFUSED, String.valueOf(e.getMessage()), null, e);
        }
    }

    /** The error for unconfirmed changes that alter the tokens of existing values. */
    static CliException confirmationRequired(String change) {
        return new CliException(ExitCodes.REFUSED, change + ": equal values would get different tokens than before, "
                + "so masked fields and keys of old and new records would no longer join",
                "repeat the command with --yes if that is what you want");
    }
}
