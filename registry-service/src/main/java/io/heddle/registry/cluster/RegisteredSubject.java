// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.contract.SchemaId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A subject that exists in the schema registry. Immutable.
 *
 * @param level its own compatibility level; empty if the global one applies
 * @param versions the schemas (JSON) of its versions by id, oldest first
 */
public record RegisteredSubject(Optional<String> level, Map<SchemaId, String> versions) {
    public RegisteredSubject {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }
}
