// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import java.util.regex.Pattern;

/**
 * The last safeguard against personal data in logs: Heddle's own code never logs a value, but libraries quote what they
 * could not parse, and configurations contain credentials. Thread-safe.
 */
final class LogRedaction {
    private static final String REDACTED = "[redacted]";
    /** Excludes contract references such as {@code shop.orders@1.0.0}, which logs need to be useful. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@(?!\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}(?![\\w.-]))"
                    + "[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b([\\w.-]{0,64}(?:password|passwd|secret|token|jaas\\.config|user\\.info))"
                    + "(\\s*[=:]\\s*)(?!\\[redacted|null\\b|\\[hidden)[^\\s,;}]+");

    private LogRedaction() {}

    static String redact(String line) {
        String safe = line.indexOf('@') < 0 ? line : MAIL.matcher(line).replaceAll(REDACTED);
        return SECRET.matcher(safe).replaceAll("$1$2" + REDACTED);
    }
}
