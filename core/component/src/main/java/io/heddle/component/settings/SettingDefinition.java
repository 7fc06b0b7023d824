// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.Optional;

/**
 * One thing a component can be told. Immutable.
 *
 * <pre>{@code
 * static final SettingDefinition<Integer> PORT =
 *         SettingDefinition.of("HEDDLE_PORT", SettingType.port(), "port to serve at").or("8080");
 * }</pre>
 *
 * @param name of the variable, and of the key in the file: {@code HEDDLE_PORT}
 * @param type what its text means
 * @param description in a few words, for people
 * @param defaultText the text that stands in where it is not set
 * @param isRequired whether a component cannot do without it
 * @param isSecret never shown; may come from a file, named by the same variable with {@code _FILE} at its end
 */
public record SettingDefinition<T>(
        String name, SettingType<T> type, String description, Optional<String> defaultText, boolean isRequired,
        boolean isSecret) {
    static final String PREFIX = "HEDDLE_";

    /** @throws IllegalArgumentException if the name lacks its prefix, or a default is given to what is required */
    public SettingDefinition {
        if (!name.startsWith(PREFIX) || (isRequired && defaultText.isPresent())) {
            throw new IllegalArgumentException("not a setting: " + name);
        }
    }

    /** A setting that may be left out; see {@link SettingValues#find}. */
    public static <T> SettingDefinition<T> of(String name, SettingType<T> type, String meaning) {
        return new SettingDefinition<>(name, type, meaning, Optional.empty(), false, false);
    }

    /** The same with a default. */
    public SettingDefinition<T> withDefault(String text) {
        return new SettingDefinition<>(name, type, description, Optional.of(text), false, isSecret);
    }

    /** The same, not to be left out. */
    public SettingDefinition<T> required() {
        return new SettingDefinition<>(name, type, description, Optional.empty(), true, isSecret);
    }

    /** The same, never to be shown. */
    public SettingDefinition<T> secret() {
        return new SettingDefinition<>(name, type, description, defaultText, isRequired, true);
    }
}
