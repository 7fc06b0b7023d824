// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.document;

import java.util.Optional;

/** The field that a property describes: its {@code physicalName} if present, else its {@code name}. */
public final class PropertyFieldName {
    private PropertyFieldName() {}

    public static Optional<String> fieldName(DocumentSection property) {
        return property.text("physicalName").or(() -> property.text("name"));
    }

    public static String keyOfFieldName(DocumentSection property) {
        return property.has("physicalName") ? "physicalName" : "name";
    }
}
