// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Maps environment variables to properties of a client library: with the prefix {@code HEDDLE_KAFKA_}, {@code
 * HEDDLE_KAFKA_SECURITY_PROTOCOL} sets {@code security.protocol}. Secrets may be in a file: {@code
 * HEDDLE_KAFKA_SASL_JAAS_CONFIG_FILE}.
 *
 * @param prefix with its trailing underscore
 * @param description the client that the properties belong to
 */
public record ClientPropertyPrefix(String prefix, String description) {
    private static final List<String> SECRET =
            List.of("password", "secret", "token", "jaas.config", "user.info", "private.key", "keystore.key",
                    "credential");
    private static final String FILE = ".file";
    /** Kafka's own properties whose name ends in file. */
    private static final List<String> KAFKA_FILE_PROPERTIES =
            List.of("sasl.oauthbearer.assertion.private.key.file", "sasl.oauthbearer.assertion.template.file");

    /** The property that a variable sets; empty if the prefix does not match. */
    Optional<String> property(String variable) {
        return variable.startsWith(prefix) && variable.length() > prefix.length()
                ? Optional.of(variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.'))
                : Optional.empty();
    }

    /**
     * The property whose value is in the file that the variable names; empty if the variable contains the value itself.
     */
    Optional<String> propertyInFile(String variable) {
        return property(variable)
                .filter(name -> name.endsWith(FILE) && !KAFKA_FILE_PROPERTIES.contains(name))
                .map(name -> name.substring(0, name.length() - FILE.length()))
                .filter(ClientPropertyPrefix::isSecret);
    }

    /** Whether the value of a property must be redacted. */
    static boolean isSecret(String property) {
        return SECRET.stream().anyMatch(property::contains);
    }
}
