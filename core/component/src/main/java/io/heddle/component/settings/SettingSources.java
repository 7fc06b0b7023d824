// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The sources of settings, in order of precedence: overrides of the program, the environment, a properties file. Blank
 * values count as absent. Immutable; files are read by {@link #read}.
 *
 * <pre>{@code
 * SettingValues values = SettingSources.of(System.getenv()).read(GateSettings.CATALOG);
 * int port = values.get(GateSettings.PORT);
 * }</pre>
 */
public final class SettingSources {
    /** The variable that names the properties file. */
    public static final String CONFIG = "HEDDLE_CONFIG";

    /** The suffix of a secret's name if the value is the path of a file that contains the secret. */
    static final String FILE = "_FILE";

    private static final int MAX_FILE_BYTES = 1 << 20;

    private final Map<String, String> environment;
    private final Map<String, String> overrides;
    private final Map<String, String> defaults;
    private final Optional<Path> file;

    private SettingSources(
            Map<String, String> environment, Map<String, String> decided, Map<String, String> otherwise,
            Optional<Path> file) {
        this.environment = Map.copyOf(environment);
        this.overrides = Map.copyOf(decided);
        this.defaults = Map.copyOf(otherwise);
        this.file = file;
    }

    /** The environment and the file named by its {@code HEDDLE_CONFIG}, if any. */
    public static SettingSources of(Map<String, String> environment) {
        return new SettingSources(environment, Map.of(), Map.of(), Optional.empty());
    }

    /** A copy that reads this file instead of the one named by {@code HEDDLE_CONFIG}. */
    public SettingSources withFile(Path other) {
        return new SettingSources(environment, overrides, defaults, Optional.of(other));
    }

    /** A copy with values that take precedence over all others: set by the program or on its command line. */
    public SettingSources withOverrides(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(overrides);
        all.putAll(more);
        return new SettingSources(environment, all, defaults, file);
    }

    /** A copy with values that apply if no other source has one; they take precedence over a setting's own default. */
    public SettingSources defaults(Map<String, String> more) {
        return new SettingSources(environment, overrides, more, file);
    }

    /**
     * Reads all settings of a component.
     *
     * @throws SettingsException with all faults at once
     */
    public SettingValues read(SettingCatalog catalog) {
        List<String> faults = new ArrayList<>();
        return new ComponentSettingsReader(catalog, all(faults), faults).read();
    }

    /**
     * Reads a single setting that is needed before all others can be read; its default is not applied.
     *
     * @throws SettingsException if it is present and invalid
     */
    public <T> Optional<T> find(SettingDefinition<T> setting) {
        List<String> faults = new ArrayList<>();
        Optional<String> text = Optional.ofNullable(all(faults).get(setting.name()));
        try {
            return text.map(setting.type()::parse);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("settings", List.of(setting.name() + " " + e.getMessage()));
        }
    }

    /** All Heddle variables that are set, by name. */
    private Map<String, String> all(List<String> faults) {
        Map<String, String> all = new TreeMap<>();
        Optional<Path> configFile = file.or(() -> path(environment.getOrDefault(CONFIG, ""), faults));
        put(all, defaults);
        configFile.ifPresent(path -> put(all, properties(path, faults)));
        put(all, environment);
        put(all, overrides);
        all.remove(CONFIG);
        return all;
    }

    private static void put(Map<String, String> all, Map<String, String> source) {
        Map<String, String> filtered = new HashMap<>(source);
        filtered.entrySet()
                .removeIf(entry -> !entry.getKey().startsWith(SettingDefinition.PREFIX) || entry.getValue().isBlank());
        // A value in this source replaces the _FILE variant from an earlier source, and vice versa.
        filtered.keySet().forEach(name -> all
                .remove(name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name + FILE));
        filtered.forEach((name, value) -> all.put(name, value.strip()));
    }

    private static Optional<Path> path(String text, List<String> faults) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            faults.add(CONFIG + " is not a path");
            return Optional.empty();
        }
    }

    private static Map<String, String> properties(Path path, List<String> faults) {
        Properties properties = new Properties();
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                faults.add("the settings file " + path + " is far too large; name a properties file with " + CONFIG);
                return Map.of();
            }
            try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            faults.add("the settings file " + path + " cannot be read (" + e.getClass().getSimpleName()
                    + "); make it a UTF-8 properties file that this user may read, or name another with " + CONFIG);
        }
        Map<String, String> all = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(SettingDefinition.PREFIX)) {
                all.put(name, properties.getProperty(name));
            } else {
                faults.add("the settings file " + path + " has the key '" + name
                        + "'; its keys must be names of environment variables that begin with "
                        + SettingDefinition.PREFIX);
            }
        }
        return all;
    }

    /** The content of a secret's file. */
    static Optional<String> secret(String variable, String text, List<String> faults) {
        String fix = "; put only the secret into a file that this user may read";
        try {
            Path path = Path.of(text);
            if (Files.size(path) > MAX_FILE_BYTES) {
                faults.add(variable + " names a file that is far too large" + fix);
                return Optional.empty();
            }
            String content = Files.readString(path, StandardCharsets.UTF_8).strip();
            if (content.isEmpty()) {
                faults.add(variable + " names an empty file" + fix);
                return Optional.empty();
            }
            return Optional.of(content);
        } catch (IOException | InvalidPathException e) {
            faults.add(variable + " names a file that cannot be read (" + e.getClass().getSimpleName() + ")" + fix);
            return Optional.empty();
        }
    }
}
