// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All settings of one component. Immutable.
 *
 * @param component its name in messages: {@code gate}
 * @param settings in display order
 * @param properties of the clients that it configures
 * @param neighbours components that share its environment or file: their settings are not reported as unknown
 */
public record SettingCatalog(
        String component, List<SettingDefinition<?>> settings, List<ClientPropertyPrefix> properties,
        List<SettingCatalog> neighbours) {
    public SettingCatalog {
        settings = List.copyOf(settings);
        properties = List.copyOf(properties);
        neighbours = List.copyOf(neighbours);
    }

    public SettingCatalog(String component, List<SettingDefinition<?>> settings,
            List<ClientPropertyPrefix> properties) {
        this(component, settings, properties, List.of());
    }

    /** A copy with neighbours, whose settings are not reported as unknown. */
    public SettingCatalog withNeighbours(List<SettingCatalog> others) {
        return new SettingCatalog(component, settings, properties, others);
    }

    /** The names of all settings, including those with the suffix {@code _FILE}. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (SettingDefinition<?> setting : settings) {
            names.add(setting.name());
            if (setting.isSecret()) {
                names.add(setting.name() + SettingSources.FILE);
            }
        }
        return names;
    }

    /** Whether the component or one of its neighbours knows a variable or key. */
    public boolean knows(String name) {
        return names().contains(name)
                || neighbours.stream().anyMatch(other -> other.knows(name))
                || properties.stream().anyMatch(prefix -> prefix.property(name).isPresent());
    }

    /** The settings as rows of a Markdown table, with which a README is compared. */
    public List<String> table() {
        List<String> rows = new ArrayList<>(List.of("| variable | default | |", "|---|---|---|"));
        for (SettingDefinition<?> setting : settings) {
            String defaultCell = setting.isRequired()
                    ? "required"
                    : setting.defaultText().map(text -> "`" + text + "`").orElse("");
            rows.add("| `" + setting.name() + "` | " + defaultCell + " | " + setting.description() + " |");
        }
        for (ClientPropertyPrefix prefix : properties) {
            rows.add("| `" + prefix.prefix() + "*` | | " + prefix.description() + " |");
        }
        return rows;
    }
}
