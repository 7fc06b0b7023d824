// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.sla;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.contract.SlaProperty;
import io.heddle.contract.text.ContractWording;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats SLA targets and actual values. */
final class SlaValueFormatter {
    private SlaValueFormatter() {}

    /** Formats a target or actual value according to the property's type; {@code -} if there is none. */
    static String text(String property, JsonNode value) {
        return value.isNumber()
                ? ContractWording.describe(SlaProperty.of(property).kind(), value.doubleValue(),
                        seconds -> duration(Duration.ofMillis(Math.round(seconds * 1000))))
                : "-";
    }

    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 2 * 86_400) {
            return seconds / 86_400 + " d" + (seconds % 86_400 >= 3_600 ? " " + seconds % 86_400 / 3_600 + " h" : "");
        }
        if (seconds >= 3_600) {
            return seconds / 3_600 + " h" + (seconds % 3_600 >= 60 ? " " + seconds % 3_600 / 60 + " m" : "");
        }
        if (seconds >= 60) {
            return seconds / 60 + " m" + (seconds % 60 > 0 ? " " + seconds % 60 + " s" : "");
        }
        return seconds >= 10 || duration.toMillis() % 1000 == 0
                ? seconds + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Formats a time in UTC, truncated to seconds. */
    static String time(JsonNode time) {
        if (time.isNumber()) {
            return Instant.ofEpochMilli(time.longValue()).truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return time.asText("").replaceAll("\\.\\d+Z$", "Z");
    }
}
