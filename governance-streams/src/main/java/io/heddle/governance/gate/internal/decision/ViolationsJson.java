// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.Violation;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes violations as the JSON array of the header {@code heddle-violations}. */
final class ViolationsJson {
    /** No violation, or no room for one. */
    static final String NONE = "[]";

    private ViolationsJson() {}

    /** As many of the first violations as fit into {@code maxBytes}; {@code []} if none does. */
    static String of(List<Violation> violations, long maxBytes) {
        StringBuilder json = new StringBuilder("[");
        long left = maxBytes - NONE.length();
        for (Violation violation : violations) {
            String object = object(violation);
            left -= object.getBytes(StandardCharsets.UTF_8).length + 1L;
            if (left < 0) {
                break;
            }
            if (json.length() > 1) {
                json.append(',');
            }
            json.append(object);
        }
        return json.append(']').toString();
    }

    private static String object(Violation violation) {
        return "{\"rule\":" + quoted(violation.rule())
                + ",\"path\":" + quoted(violation.path())
                + ",\"value\":" + quoted(violation.value())
                + ",\"message\":" + quoted(violation.message())
                + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
