// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import io.heddle.contract.suggestion.NameSuggestions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads all settings of a component once. Not thread-safe. */
final class ComponentSettingsReader {
    /**
     * An unknown name within this edit distance of a known one is reported as a typo; others may belong to other
     * software.
     */
    private static final int MAX_TYPO_DISTANCE = 2;

    /** Settings of the launcher and the command line, which components ignore. */
    private static final Set<String> IGNORED_NAMES =
            Set.of("HEDDLE_JAVA_HOME", "HEDDLE_JAVA_OPTS", "HEDDLE_NO_BUILD", "HEDDLE_MESH", SettingSources.CONFIG);

    private final SettingCatalog catalog;
    private final Map<String, String> given;
    private final List<String> faults;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Map<String, String>> properties = new HashMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private final List<String> notices = new ArrayList<>();

    ComponentSettingsReader(SettingCatalog catalog, Map<String, String> given, List<String> faults) {
        this.catalog = catalog;
        this.given = given;
        this.faults = faults;
    }

    SettingValues read() {
        catalog.settings().forEach(this::read);
        catalog.properties().forEach(this::read);
        given.keySet().stream()
                .filter(name -> !catalog.knows(name) && !IGNORED_NAMES.contains(name))
                .forEach(this::unknown);
        if (!faults.isEmpty()) {
            throw new SettingsException(catalog.component(), faults);
        }
        return new SettingValues(catalog, values, properties, shown, notices);
    }

    private void read(SettingDefinition<?> setting) {
        Optional<String> text = text(setting);
        if (text.isEmpty()) {
            if (setting.isRequired() && !given.containsKey(setting.name() + SettingSources.FILE)) {
                faults.add(setting.name() + " is not set: " + setting.description());
            }
            return;
        }
        try {
            values.put(setting.name(), setting.type().parse(text.get()));
        } catch (IllegalArgumentException e) {
            faults.add(setting.name() + " " + e.getMessage() + " (" + setting.description() + ")");
        }
        if (given.containsKey(setting.name())) {
            shown.put(setting.name(), setting.isSecret() ? "***" : withoutCredentials(text.get()));
        }
    }

    private Optional<String> text(SettingDefinition<?> setting) {
        String file = given.get(setting.name() + SettingSources.FILE);
        if (setting.isSecret() && file != null) {
            if (given.containsKey(setting.name())) {
                faults.add(setting.name() + " and " + setting.name() + SettingSources.FILE
                        + " are both set; keep one of the two");
            }
            shown.put(setting.name() + SettingSources.FILE, file);
            return SettingSources.secret(setting.name() + SettingSources.FILE, file, faults);
        }
        return Optional.ofNullable(given.get(setting.name())).or(setting::defaultText);
    }

    private void read(ClientPropertyPrefix prefix) {
        Map<String, String> found = new HashMap<>();
        given.forEach((name, value) -> {
            Optional<String> inFile = prefix.propertyInFile(name);
            if (catalog.names().contains(name)) {
                return;
            }
            if (inFile.isPresent()) {
                SettingSources.secret(name, value, faults).ifPresent(secret -> found.put(inFile.get(), secret));
                shown.put(name, value);
            } else {
                prefix.property(name).ifPresent(property -> {
                    found.put(property, value);
                    shown.put(name, ClientPropertyPrefix.isSecret(property) ? "***" : withoutCredentials(value));
                });
            }
        });
        if (found.containsKey("bootstrap.servers")) {
            faults.add(
                    prefix.prefix() + "BOOTSTRAP_SERVERS is not a setting: set HEDDLE_BOOTSTRAP_SERVERS instead");
        }
        properties.put(prefix.prefix(), Map.copyOf(found));
    }

    private void unknown(String name) {
        Optional<String> suggestion = NameSuggestions.closest(name, catalog.names());
        String hint = suggestion.map(known -> "; did you mean " + known + "?").orElse("");
        boolean isTypo =
                suggestion.filter(known -> NameSuggestions.distance(name, known) <= MAX_TYPO_DISTANCE).isPresent();
        if (isTypo) {
            faults.add(name + " is not a setting of the " + catalog.component() + hint + " Correct or unset it");
        } else {
            notices.add(name + " is not a setting of the " + catalog.component() + " and is ignored" + hint);
        }
    }

    /** Removes the user information from {@code https://user:password@host}. */
    private static String withoutCredentials(String text) {
        return text.replaceAll("://[^/@\\s]*@", "://***@");
    }
}
