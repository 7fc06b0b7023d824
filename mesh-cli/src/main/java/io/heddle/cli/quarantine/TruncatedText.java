// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.contract.TruncationMark;
import io.heddle.log.quarantine.Rejection;
import io.heddle.log.quarantine.Selection;
import io.heddle.log.quarantine.Truncated;

import java.util.List;
import java.util.Locale;

/** Says in words what is missing of a truncated record, and what can be done. */
final class TruncatedText {
    private static final String UNKNOWN = "how large it was, its header does not tell";

    private TruncatedText() {}

    /** A line for the value, the key, the headers, and the remedy. */
    static List<String> lines(Truncated truncated) {
        return List.of(
                "only a part of the record is here: it was larger than a gate can send",
                "value: " + value(truncated),
                "key: " + key(truncated),
                "headers: " + truncated.was().map(was -> was.headers() == 0 ? "it had none" : count(was.headers()) + " left out")
                        .orElse("left out"),
                "it cannot be replayed: publish it again from its source, then discard this one");
    }

    /** What a replay leaves, a line each. */
    static String remarks(Selection.Unreplayable left) {
        if (left.records() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("  truncated  ").append(left.records())
                .append("  cannot be replayed: quarantine holds only a part of them;\n")
                .append("             publish them again from their source, then discard them here\n");
        for (Rejection rejection : left.first()) {
            text.append("             at ").append(rejection.position()).append(", ")
                    .append(rejection.truncated().map(TruncatedText::cut).orElse("")).append("; source ")
                    .append(RejectionDocument.source(rejection)).append('\n');
        }
        long more = left.records() - left.first().size();
        return more == 0 ? text.toString() : text + "             and " + count(more) + " more\n";
    }

    /** For programs. */
    static void describe(Truncated truncated, ObjectNode document) {
        document.put("keptValueBytes", truncated.keptValue()).put("keyKept", truncated.keyKept());
        truncated.was().ifPresent(was -> document.put("valueBytes", was.value())
                .put("keyBytes", was.key())
                .put("headers", was.headers()));
    }

    private static String cut(Truncated truncated) {
        return truncated.was().map(TruncationMark::value).filter(bytes -> bytes <= truncated.keptValue()).isPresent()
                ? "its value is whole, its key or headers are not"
                : "the value was cut at " + value(truncated);
    }

    private static String value(Truncated truncated) {
        String kept = count(truncated.keptValue());
        return truncated.was()
                .map(was -> was.value() <= truncated.keptValue()
                        ? "whole, " + kept + " bytes"
                        : kept + " of " + count(was.value()) + " bytes")
                .orElse(kept + " bytes; " + UNKNOWN);
    }

    private static String key(Truncated truncated) {
        int bytes = truncated.was().map(TruncationMark::key).orElse(0);
        if (!truncated.keyKept()) {
            return bytes == 0 ? "left out, or it had none" : "left out, " + count(bytes) + " bytes";
        }
        return truncated.was().filter(was -> was.key() == 0).isPresent() ? "it had none" : "whole";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
