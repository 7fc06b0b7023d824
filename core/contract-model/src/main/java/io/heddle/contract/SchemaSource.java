// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Map;
import java.util.Optional;

/** Loads the Avro schemas that a contract refers to. */
@FunctionalInterface
public interface SchemaSource {
    /** Contains no schema. */
    SchemaSource NONE = url -> Optional.empty();

    /**
     * Loads the Avro schema (JSON) behind an {@code authoritativeDefinitions} URL; empty if there is none.
     *
     * @param url as written in the contract: a relative file ({@code schemas/rental.avsc}) or a registry subject
     */
    Optional<String> load(String url);

    /** A source of fixed schemas, by URL. */
    static SchemaSource of(Map<String, String> schemas) {
        Map<String, String> copy = Map.copyOf(schemas);
        return url -> Optional.ofNullable(copy.get(url));
    }
}
