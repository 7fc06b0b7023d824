// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything one component can be told. Immutable.
 *
 * @param component as its messages call it: {@code gate}
 * @param settings in the order to be shown
 * @param properties of the clients it passes on
 * @param neighbours those that share its environment or file: what they know is no mistake
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

    /** The same beside others: what they know is no mistake. */
    public SettingCatalog withNeighbours(List<SettingCatalog> others) {
        return new SettingCatalog(component, settings, properties, others);
    }

    /** The names of all its settings, those with {@code _FILE} at the end included. */
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

    /** Whether a variable or key means something to the component, or to one beside it. */
    public boolean knows(String name) {
        return names().contains(name)
                || neighbours.stream().anyMatch(other -> other.knows(name))
                || properties.stream().anyMatch(prefix -> prefix.property(name).isPresent());
    }

    /** As rows of a Markdown table: what a README shows is compared with this. */
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
