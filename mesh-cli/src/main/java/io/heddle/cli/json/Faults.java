// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Collects the faults of one line, and knows where in the record the walk is. Not thread-safe. */
final class Faults {
    private static final int MOST_LISTED = 20;
    private final Deque<String> trail;
    private final List<FieldFault> found = new ArrayList<>();

    Faults() {
        this(new ArrayDeque<>());
    }

    private Faults(Deque<String> trail) {
        this.trail = trail;
    }

    /** Collects apart, from the same place on: for trying one branch of a union. */
    Faults apart() {
        return new Faults(trail);
    }

    void enter(String field) {
        trail.addLast(trail.isEmpty() ? field : "." + field);
    }

    void enterItem(int index) {
        trail.addLast("[" + index + "]");
    }

    void enterEntry() {
        trail.addLast("{}");
    }

    void leave() {
        trail.removeLast();
    }

    boolean none() {
        return found.isEmpty();
    }

    List<FieldFault> found() {
        return List.copyOf(found);
    }

    void addAll(Faults others) {
        others.found.forEach(this::add);
    }

    void missing(String field) {
        enter(field);
        add(new FieldFault("missing_field", path(), "field " + path() + " is missing"));
        leave();
    }

    void unknown(String field, String advice) {
        add(new FieldFault("unknown_field", path(), "field " + field + " is not in the contract's schema; " + advice));
    }

    void wrongType(String expected, JsonNode value) {
        String problem = where() + ": expected " + expected + ", found " + kind(value);
        add(new FieldFault("wrong_type", path(), problem));
    }

    void outOfRange(String message) {
        add(new FieldFault("out_of_range", path(), where() + ": " + message));
    }

    String path() {
        return String.join("", trail);
    }

    private String where() {
        return trail.isEmpty() ? "the line" : "field " + path();
    }

    private void add(FieldFault fault) {
        if (found.size() < MOST_LISTED) {
            found.add(fault);
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
