// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the time of an event. Besides RFC 3339 it takes the forms that clients are known to send: a blank for the
 * {@code T}, an offset without colon, and no offset at all, which counts as UTC.
 */
final class EventTimeReader {
    private static final String FIELD = "eventTime";
    private static final Pattern BLANK = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) +(?=\\d)");
    private static final Pattern BASIC_OFFSET = Pattern.compile("(?<=:\\d{2}(?:\\.\\d{1,9})?)([+-]\\d{2})(\\d{2})$");

    private EventTimeReader() {}

    /** @return empty, with a notice, if there is no time to be read */
    static Optional<Instant> read(JsonNode event, OpenLineageEventChecker check) {
        JsonNode node = event.path(FIELD);
        if (!node.isTextual()) {
            check.add(FIELD,
                    (node.isMissingNode() ? "is missing" : "is not a string") + "; the time of arrival counts");
            return Optional.empty();
        }
        String text = node.textValue().strip();
        if (text.length() <= OpenLineageLimits.TIME_CHARS) {
            text = BLANK.matcher(text).replaceFirst("$1T");
            text = BASIC_OFFSET.matcher(text).replaceFirst("$1:$2");
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                // It may have no offset.
            }
            try {
                Instant time = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                check.add(FIELD, "has no offset from UTC; it is read as UTC");
                return Optional.of(time);
            } catch (DateTimeException e) {
                // Noticed below.
            }
        }
        check.add(FIELD, "is not an RFC 3339 time such as 2026-01-31T12:00:00.000Z; the time of arrival counts");
        return Optional.empty();
    }
}
