// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Collects the faults of one line and tracks the current field path. Not thread-safe. */
final class FieldFaultCollector {
    private static final int MAX_LISTED = 20;
    private final Deque<String> pathSegments;
    private final List<FieldFault> faults = new ArrayList<>();

    FieldFaultCollector() {
        this(new ArrayDeque<>());
    }

    private FieldFaultCollector(Deque<String> trail) {
        this.pathSegments = trail;
    }

    /** A separate collector at the same path, for trying one branch of a union. */
    FieldFaultCollector newBranch() {
        return new FieldFaultCollector(pathSegments);
    }

    void enter(String field) {
        pathSegments.addLast(pathSegments.isEmpty() ? field : "." + field);
    }

    void enterItem(int index) {
        pathSegments.addLast("[" + index + "]");
    }

    void enterEntry() {
        pathSegments.addLast("{}");
    }

    void leave() {
        pathSegments.removeLast();
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    void addAll(FieldFaultCollector branch) {
        branch.faults.forEach(this::add);
    }

    void addMissingField(String field) {
        enter(field);
        add(new FieldFault("missing_field", path(), "field " + path() + " is missing"));
        leave();
    }

    void addUnknownField(String field, String advice) {
        add(new FieldFault("unknown_field", path(), "field " + field + " is not in the contract's schema; " + advice));
    }

    void addWrongType(String expected, JsonNode value) {
        String problem = where() + ": expected " + expected + ", found " + kind(value);
        add(new FieldFault("wrong_type", path(), problem));
    }

    void addOutOfRange(String message) {
        add(new FieldFault("out_of_range", path(), where() + ": " + message));
    }

    String path() {
        return String.join("", pathSegments);
    }

    private String where() {
        return pathSegments.isEmpty() ? "the line" : "field " + path();
    }

    private void add(FieldFault fault) {
        if (faults.size() < MAX_LISTED) {
            faults.add(fault);
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number with decimals";
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
