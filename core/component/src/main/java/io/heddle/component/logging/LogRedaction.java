// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import java.util.regex.Pattern;

/**
 * The last net under "no personal data in logs": our own code never logs a value, but libraries quote what they could
 * not parse, and configurations carry credentials. Thread-safe.
 */
final class LogRedaction {
    private static final String REDACTED = "[redacted]";
    /** All but a contract's reference, {@code shop.orders@1.0.0}, without which such a log helps nobody. */
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
