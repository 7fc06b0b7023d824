// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.Optional;

/**
 * The definition of a setting. Immutable.
 *
 * <pre>{@code
 * static final SettingDefinition<Integer> PORT =
 *         SettingDefinition.of("HEDDLE_PORT", SettingType.port(), "port to serve at").withDefault("8080");
 * }</pre>
 *
 * @param name of the environment variable and of the key in the file: {@code HEDDLE_PORT}
 * @param type parses its text
 * @param description in a few words, for people
 * @param defaultText used if the setting is absent
 * @param isRequired whether the component cannot start without it
 * @param isSecret never displayed; may be read from a file named by the variable with the suffix {@code _FILE}
 */
public record SettingDefinition<T>(
        String name, SettingType<T> type, String description, Optional<String> defaultText, boolean isRequired,
        boolean isSecret) {
    static final String PREFIX = "HEDDLE_";

    /** @throws IllegalArgumentException if the name lacks its prefix, or a required setting has a default */
    public SettingDefinition {
        if (!name.startsWith(PREFIX) || (isRequired && defaultText.isPresent())) {
            throw new IllegalArgumentException("not a setting: " + name);
        }
    }

    /** An optional setting; see {@link SettingValues#find}. */
    public static <T> SettingDefinition<T> of(String name, SettingType<T> type, String meaning) {
        return new SettingDefinition<>(name, type, meaning, Optional.empty(), false, false);
    }

    /** A copy with a default. */
    public SettingDefinition<T> withDefault(String text) {
        return new SettingDefinition<>(name, type, description, Optional.of(text), false, isSecret);
    }

    /** A copy that is required. */
    public SettingDefinition<T> required() {
        return new SettingDefinition<>(name, type, description, Optional.empty(), true, isSecret);
    }

    /** A copy that is never displayed. */
    public SettingDefinition<T> secret() {
        return new SettingDefinition<>(name, type, description, defaultText, isRequired, true);
    }
}
