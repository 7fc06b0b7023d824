// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The validated settings of a component. Immutable; {@link #toString} redacts secrets. */
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
     * @throws IllegalStateException if the setting is optional without a default, or belongs to another component
     */
    public <T> T get(SettingDefinition<T> setting) {
        return find(setting)
                .orElseThrow(
                        () -> new IllegalStateException(setting.name() + " is optional and has no value"));
    }

    /** The value of an optional setting. */
    @SuppressWarnings("unchecked") // the value was made by this setting's own type
    public <T> Optional<T> find(SettingDefinition<T> setting) {
        if (!catalog.settings().contains(setting)) {
            throw new IllegalStateException(setting.name() + " is not a setting of the " + catalog.component());
        }
        return Optional.ofNullable((T) values.get(setting.name()));
    }

    /** The client properties that are set for a prefix. */
    public Map<String, String> properties(ClientPropertyPrefix all) {
        return properties.getOrDefault(all.prefix(), Map.of());
    }

    /** Possible mistakes: variables that this component does not know. */
    public List<String> notices() {
        return notices;
    }

    /** The settings that are present, with secrets redacted. */
    @Override
    public String toString() {
        return catalog.component() + shown;
    }
}
