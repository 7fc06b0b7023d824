// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.client.InputFault;

import java.nio.file.Path;
import java.util.List;

/** The outcome of reading one file. */
sealed interface DefinitionReadResult {
    /** The file is valid in itself. */
    record Valid(DefinitionFile file) implements DefinitionReadResult {}

    /** The file has faults. */
    record Invalid(FileFaults faults) implements DefinitionReadResult {
        static Invalid of(Path path, List<InputFault> faults) {
            return new Invalid(new FileFaults(path, faults));
        }

        static Invalid of(Path path, String code, String message, String fix) {
            return of(path, List.of(new InputFault(code, 0, 0, "", message, fix)));
        }
    }

    /**
     * The file is not a definition file. Only for files found in a folder, never for one the user named.
     *
     * @param reason what it is instead
     */
    record Foreign(Path path, String reason) implements DefinitionReadResult {
        Foreign(Path path) {
            this(path, "neither a contract nor a domain");
        }
    }
}
