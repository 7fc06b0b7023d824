// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import java.util.Locale;

/** Enum constants as contracts write them. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
