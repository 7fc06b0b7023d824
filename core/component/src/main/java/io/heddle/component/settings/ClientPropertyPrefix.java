// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Variables that are properties of a client library, whatever these are called: with the prefix {@code HEDDLE_KAFKA_},
 * {@code HEDDLE_KAFKA_SECURITY_PROTOCOL} is {@code security.protocol}. A property that holds a secret may be in a file:
 * {@code HEDDLE_KAFKA_SASL_JAAS_CONFIG_FILE}.
 *
 * @param prefix with its underscore at the end
 * @param description whose properties they are
 */
public record ClientPropertyPrefix(String prefix, String description) {
    private static final List<String> SECRET =
            List.of("password", "secret", "token", "jaas.config", "user.info", "private.key", "keystore.key",
                    "credential");
    private static final String FILE = ".file";
    /** Properties of Kafka's own whose name ends like that. */
    private static final List<String> KAFKA_FILE_PROPERTIES =
            List.of("sasl.oauthbearer.assertion.private.key.file", "sasl.oauthbearer.assertion.template.file");

    /** The property of a variable; empty if it is none of these. */
    Optional<String> property(String variable) {
        return variable.startsWith(prefix) && variable.length() > prefix.length()
                ? Optional.of(variable.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.'))
                : Optional.empty();
    }

    /** The property whose value is in the file that the variable names; empty if the variable holds a value itself. */
    Optional<String> propertyInFile(String variable) {
        return property(variable)
                .filter(name -> name.endsWith(FILE) && !KAFKA_FILE_PROPERTIES.contains(name))
                .map(name -> name.substring(0, name.length() - FILE.length()))
                .filter(ClientPropertyPrefix::isSecret);
    }

    /** Whether a property's value must not be shown. */
    static boolean isSecret(String property) {
        return SECRET.stream().anyMatch(property::contains);
    }
}
