// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import java.nio.file.Path;
import java.util.Map;

/** A file that describes a part of the mesh. */
sealed interface DefinitionFile {
    /** As the user would name it. */
    Path path();

    /** What it describes: {@code domain crm}. */
    String subject();

    /** A domain file. */
    record DomainFile(Path path, String name, String kind, String owner, String description) implements DefinitionFile {
        @Override
        public String subject() {
            return "domain " + name;
        }
    }

    /**
     * A contract.
     *
     * @param product its id
     * @param source the text of the file
     * @param schemas the schemas it refers to, by url
     */
    record ContractFile(Path path, String product, String source, Map<String, String> schemas)
            implements DefinitionFile {
        public ContractFile {
            schemas = Map.copyOf(schemas);
        }

        @Override
        public String subject() {
            return "contract " + product;
        }
    }
}
