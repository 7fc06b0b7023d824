// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import java.util.Optional;

/** Which field a property is about: its {@code physicalName} if it has one, else its {@code name}. */
final class PropertyNames {
    private PropertyNames() {}

    static Optional<String> of(Section property) {
        return property.text("physicalName").or(() -> property.text("name"));
    }

    static String key(Section property) {
        return property.has("physicalName") ? "physicalName" : "name";
    }
}
