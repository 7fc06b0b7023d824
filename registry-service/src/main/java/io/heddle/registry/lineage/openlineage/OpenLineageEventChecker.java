// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.registry.lineage.LineageNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads parts of an event and collects notices about those that do not count, up to a limit. Used by one thread for one
 * event.
 */
final class OpenLineageEventChecker {
    private static final int DISPLAY_CHARS = 60;

    private final List<LineageEventNotice> notices = new ArrayList<>();
    private int inputCount;

    List<LineageEventNotice> notices() {
        return List.copyOf(notices);
    }

    void add(String path, String message) {
        if (notices.size() < OpenLineageLimits.NOTICES) {
            notices.add(new LineageEventNotice(path, message));
        }
    }

    void addAll(List<LineageEventNotice> more) {
        more.forEach(notice -> add(notice.path(), notice.message()));
    }

    /** Counts one more source in a facet; false, with one notice, once there are too many. */
    boolean mayReadSource(String path) {
        inputCount++;
        if (inputCount == OpenLineageLimits.FIELD_FLOWS + 1) {
            add(path, "is more than the " + OpenLineageLimits.FIELD_FLOWS + " input fields that an event may have");
        }
        return inputCount <= OpenLineageLimits.FIELD_FLOWS;
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

    /** A facet that is present, an object and not marked as deleted; {@link #checkFacets} notices what is no object. */
    Optional<JsonNode> facet(JsonNode parent, String name) {
        JsonNode facet = parent.path("facets").path(name);
        return facet.isObject() && !facet.path("_deleted").asBoolean() ? Optional.of(facet) : Optional.empty();
    }

    /** A name to be displayed: present, not blank; one of several lines or of excessive length is made to fit. */
    Optional<String> name(JsonNode parent, String name, String path) {
        JsonNode node = parent.path(name);
        if (!node.isTextual()) {
            add(path, node.isMissingNode() ? "is missing; a string is expected" : "is not a string");
            return Optional.empty();
        }
        return name(node.textValue(), path);
    }

    /** A name that is the key of an object. */
    Optional<String> name(String text, String path) {
        if (!DisplayableName.isPrintable(text)) {
            add(path, "has line breaks, control characters or an unpaired surrogate; each counts as a blank");
        }
        String name = DisplayableName.of(text);
        if (name.isBlank()) {
            add(path, "is blank");
            return Optional.empty();
        }
        if (text.length() > OpenLineageLimits.NAME_CHARS) {
            add(path, "is longer than " + OpenLineageLimits.NAME_CHARS
                    + " characters; its beginning and a hash of the rest count");
        }
        return Optional.of(name);
    }

    /** The namespace and name of a dataset. */
    Optional<LineageNode.Dataset> dataset(JsonNode node, String path) {
        if (!node.isObject()) {
            add(path, "is not an object");
            return Optional.empty();
        }
        Optional<String> namespace = name(node, "namespace", path + ".namespace");
        Optional<String> name = name(node, "name", path + ".name");
        return namespace.flatMap(space -> name.map(own -> new LineageNode.Dataset(space, own)));
    }

    /** The namespace and name of a job. */
    Optional<LineageNode.Application> job(JsonNode node, String path) {
        return dataset(node, path).map(names -> new LineageNode.Application(names.namespace(), names.name()));
    }

    /** A name that should be an absolute URI, and counts even if it is not. */
    Optional<String> uri(JsonNode parent, String name) {
        Optional<String> text = name(parent, name, name);
        if (text.isPresent() && !isAbsolute(text.get())) {
            add(name, "is not a URI with a scheme, such as https://example.org/jobs/1.0");
        }
        return text;
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    void checkRunId(JsonNode run) {
        JsonNode id = run.path("runId");
        try {
            if (!UUID.fromString(id.asText()).toString().equalsIgnoreCase(id.asText())) {
                add("run.runId", "is not a UUID");
            }
        } catch (IllegalArgumentException e) {
            add("run.runId", id.isMissingNode() ? "is missing; a UUID is expected" : "is not a UUID");
        }
    }

    /** Notices facets that are no objects. */
    void checkFacets(JsonNode parent, String name, String path) {
        optional(parent, name, path, false).ifPresent(facets -> facets.properties().forEach(facet -> {
            if (!facet.getValue().isObject() && !facet.getValue().isNull()) {
                add(path + "." + displayName(facet.getKey()), "is not an object");
            }
        }));
    }

    /** The name of a facet or field for use in a path: shortened, and on one line. */
    static String displayName(String name) {
        String start = name.length() <= DISPLAY_CHARS ? name : name.substring(0, DISPLAY_CHARS) + "...";
        return start.codePoints()
                .map(point -> DisplayableName.isUnprintable(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
