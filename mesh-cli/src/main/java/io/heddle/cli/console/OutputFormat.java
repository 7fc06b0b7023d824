// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import java.util.Locale;

/** Output formats of a command. */
public enum OutputFormat {
    /** For people: aligned columns within the width of the terminal. */
    TABLE,
    /** For programs. */
    JSON,
    /** For files. */
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
