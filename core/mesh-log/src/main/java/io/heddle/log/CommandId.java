// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies a command so that it is executed once, however often it is submitted. Every record that the command writes
 * carries it in a header.
 *
 * @param value {@code [A-Za-z0-9._:-]{1,128}}
 */
public record CommandId(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** @throws IllegalArgumentException if the value does not match the pattern */
    public CommandId {
        if (!RULE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "command id is not valid; expected 1 to 128 of letters, digits, '.', '_', ':' and '-'");
        }
    }

    public static CommandId random() {
        return new CommandId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
