// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import java.util.Locale;

/** Formats enum constants as they are written in contracts. */
final class EnumSpelling {
    private EnumSpelling() {}

    static String lowerCaseName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
