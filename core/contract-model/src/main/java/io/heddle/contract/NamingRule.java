// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.regex.Pattern;

/** The naming rule for domains, products and ports; it ensures that every topic name can be parsed unambiguously. */
final class NamingRule {
    static final String RULE = "2 to 41 characters: a lower-case letter, then lower-case letters, digits or '-'";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,40}");

    private NamingRule() {}

    static String check(String what, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " '" + value + "' is not valid; expected " + RULE);
        }
        return value;
    }
}
