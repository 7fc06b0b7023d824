// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import java.nio.file.Path;
import java.util.Map;

/** A file that defines a domain or a contract. */
sealed interface DefinitionFile {
    /** The path as shown to the user. */
    Path path();

    /** What the file defines, for example {@code domain crm}. */
    String subject();

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
     * @param source the contents of the file
     * @param schemas the referenced schemas by URL
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
