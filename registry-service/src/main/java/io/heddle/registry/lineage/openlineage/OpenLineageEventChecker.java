// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads parts of an event and collects their errors, up to a limit. Used by one thread for one event. */
final class OpenLineageEventChecker {
    private static final int DISPLAY_CHARS = 60;

    private final List<LineageEventFault> findings = new ArrayList<>();

    List<LineageEventFault> findings() {
        return List.copyOf(findings);
    }

    void add(String path, String message) {
        if (findings.size() < OpenLineageLimits.FINDINGS) {
            findings.add(new LineageEventFault(path, message));
        }
    }

    /** A required object. */
    Optional<JsonNode> object(JsonNode parent, String name, String path) {
        JsonNode node = parent.path(name);
        if (!node.isObject()) {
            add(path, node.isMissingNode() ? "is missing; an object is expected" : "is not an object");
            return Optional.empty();
        }
        return Optional.of(node);
    }

    /** An optional object or array; null counts as absent, because some clients send it. */
    Optional<JsonNode> optional(JsonNode parent, String name, String path, boolean array) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (array ? !node.isArray() : !node.isObject()) {
            add(path, array ? "is not an array" : "is not an object");
            return Optional.empty();
        }
        return Optional.of(node);
    }

    /** A name to be displayed: present, not blank, on one line and of limited length. */
    Optional<String> name(JsonNode parent, String name, String path) {
        Optional<String> text = text(parent, name, path);
        if (text.isEmpty()) {
            return text;
        }
        if (text.get().isBlank()) {
            add(path, "is blank");
        } else if (text.get().length() > OpenLineageLimits.NAME_CHARS) {
            add(path, "is longer than " + OpenLineageLimits.NAME_CHARS + " characters");
        } else if (!isPrintable(text.get())) {
            add(path, "has a control character or an unpaired surrogate");
        } else {
            return text;
        }
        return Optional.empty();
    }

    /** An absolute URI. */
    Optional<String> uri(JsonNode parent, String name) {
        Optional<String> text = name(parent, name, name);
        try {
            return text.isPresent() && new URI(text.get()).isAbsolute() ? text : noUri(name, text);
        } catch (URISyntaxException e) {
            return noUri(name, text);
        }
    }

    Optional<Instant> time(JsonNode event) {
        try {
            return text(event, "eventTime", "eventTime").map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            add("eventTime", "is not an RFC 3339 time such as 2026-01-31T12:00:00.000Z");
            return Optional.empty();
        }
    }

    void checkRunId(JsonNode run) {
        Optional<String> text = text(run, "runId", "run.runId");
        try {
            if (text.isPresent() && !UUID.fromString(text.get()).toString().equalsIgnoreCase(text.get())) {
                add("run.runId", "is not a UUID");
            }
        } catch (IllegalArgumentException e) {
            add("run.runId", "is not a UUID");
        }
    }

    /** Checks that all facets are objects, whatever they contain. */
    void checkFacets(JsonNode parent, String name, String path) {
        optional(parent, name, path, false).ifPresent(facets -> facets.properties().forEach(facet -> {
            if (!facet.getValue().isObject() && !facet.getValue().isNull()) {
                add(path + "." + displayName(facet.getKey()), "is not an object");
            }
        }));
    }

    private Optional<String> text(JsonNode parent, String name, String path) {
        JsonNode node = parent.path(name);
        if (!node.isTextual()) {
            add(path, node.isMissingNode() ? "is missing; a string is expected" : "is not a string");
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    private Optional<String> noUri(String name, Optional<String> text) {
        if (text.isPresent()) {
            add(name, "is not a URI with a scheme, such as https://example.org/jobs/1.0");
        }
        return Optional.empty();
    }

    /** The name of a facet or field for use in a path: shortened, and on one line. */
    static String displayName(String name) {
        String start = name.length() <= DISPLAY_CHARS ? name : name.substring(0, DISPLAY_CHARS) + "...";
        return start.codePoints()
                .map(point -> isUnprintable(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(OpenLineageEventChecker::isUnprintable);
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }
}
