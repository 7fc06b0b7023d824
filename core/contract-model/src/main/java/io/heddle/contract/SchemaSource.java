// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Map;
import java.util.Optional;

/** Where the Avro schemas that a contract refers to come from. */
@FunctionalInterface
public interface SchemaSource {
    /** Knows no schema. */
    SchemaSource NONE = url -> Optional.empty();

    /**
     * The Avro schema (JSON) behind an {@code authoritativeDefinitions} url, or empty if there is none.
     *
     * @param url as written in the contract: a relative file ({@code schemas/rental.avsc}) or a registry subject
     */
    Optional<String> load(String url);

    /** Knows the given schemas by their url. */
    static SchemaSource of(Map<String, String> schemas) {
        Map<String, String> copy = Map.copyOf(schemas);
        return url -> Optional.ofNullable(copy.get(url));
    }
}
