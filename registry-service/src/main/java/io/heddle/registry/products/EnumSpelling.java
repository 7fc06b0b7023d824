// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import java.util.Locale;

/** Enum constants as contracts write them. */
final class EnumSpelling {
    private EnumSpelling() {}

    static String lowerCaseName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
