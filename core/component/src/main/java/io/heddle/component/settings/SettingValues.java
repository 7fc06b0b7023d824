// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a component was told, checked. Immutable; {@link #toString} shows no secret. */
public final class SettingValues {
    private final SettingCatalog catalog;
    private final Map<String, Object> values;
    private final Map<String, Map<String, String>> properties;
    private final Map<String, String> shown;
    private final List<String> notices;

    SettingValues(
            SettingCatalog catalog,
            Map<String, Object> values,
            Map<String, Map<String, String>> properties,
            Map<String, String> shown,
            List<String> notices) {
        this.catalog = catalog;
        this.values = Map.copyOf(values);
        this.properties = Map.copyOf(properties);
        this.shown = new TreeMap<>(shown);
        this.notices = List.copyOf(notices);
    }

    /**
     * The value of a setting that is required or has a default.
     *
     * @throws IllegalStateException if the setting is neither, or not of this component
     */
    public <T> T get(SettingDefinition<T> setting) {
        return find(setting)
                .orElseThrow(
                        () -> new IllegalStateException(setting.name() + " has no value; the program asks wrongly"));
    }

    /** The value of a setting that may be left out. */
    @SuppressWarnings("unchecked") // the value was made by this setting's own type
    public <T> Optional<T> find(SettingDefinition<T> setting) {
        if (!catalog.settings().contains(setting)) {
            throw new IllegalStateException(setting.name() + " is not a setting of the " + catalog.component());
        }
        return Optional.ofNullable((T) values.get(setting.name()));
    }

    /** What was set of these. */
    public Map<String, String> properties(ClientPropertyPrefix all) {
        return properties.getOrDefault(all.prefix(), Map.of());
    }

    /** What looks like a mistake and is none for sure: variables that mean nothing to this component. */
    public List<String> notices() {
        return notices;
    }

    /** What was set, secrets redacted. */
    @Override
    public String toString() {
        return catalog.component() + shown;
    }
}
