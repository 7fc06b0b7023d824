// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.schema;

import io.heddle.contract.odcs.internal.document.DocumentSection;
import io.heddle.contract.odcs.internal.shape.OdcsRelease;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code logicalType} of a property as its release means it. ODCS v3.0 has one word for all times: a {@code date}
 * whose format has hours is a timestamp or, without a day, a time of day. Later releases have a word for each.
 */
final class LogicalWord {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    private LogicalWord() {}

    static Optional<String> of(DocumentSection property, OdcsRelease release) {
        Optional<String> word = property.text("logicalType");
        boolean anyTime = release == OdcsRelease.V3_0 && word.equals(Optional.of("date"));
        return anyTime
                ? Optional.of(property.section("logicalTypeOptions").flatMap(options -> options.text("format"))
                        .map(LogicalWord::ofFormat).orElse("date"))
                : word;
    }

    /** By the letters of a JDK {@code DateTimeFormatter}: H, h, k and K are hours, the others are parts of a day. */
    private static String ofFormat(String format) {
        String letters = QUOTED.matcher(format).replaceAll("");
        boolean hours = letters.chars().anyMatch(c -> "HhkK".indexOf(c) >= 0);
        boolean day = letters.chars().anyMatch(c -> "yuYdDM".indexOf(c) >= 0);
        return hours ? day ? "timestamp" : "time" : "date";
    }
}
