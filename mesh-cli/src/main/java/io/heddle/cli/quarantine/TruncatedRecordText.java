// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.contract.TruncationMark;
import io.heddle.log.quarantine.RejectedRecord;
import io.heddle.log.quarantine.ReplaySelection;
import io.heddle.log.quarantine.TruncatedRejection;

import java.util.List;
import java.util.Locale;

/** Describes what is missing from a truncated record and how to recover. */
final class TruncatedRecordText {
    private static final String UNKNOWN = "the original size is unknown";

    private TruncatedRecordText() {}

    /** One line each for the value, the key, the headers and the remedy. */
    static List<String> lines(TruncatedRejection truncated) {
        return List.of(
                "only a part was kept: the record was larger than a gate can send",
                "value: " + value(truncated),
                "key: " + key(truncated),
                "headers: " + truncated.originalSize().map(
                        original -> original.headers() == 0 ? "none" : count(original.headers()) + " not kept")
                        .orElse("not kept"),
                "it cannot be replayed: publish it again from its source, then discard this one");
    }

    /** The records that a replay leaves out, one line per reason. */
    static String remarks(ReplaySelection.Unreplayable unreplayable) {
        if (unreplayable.records() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("  truncated  ").append(unreplayable.records())
                .append("  cannot be replayed: quarantine has only a part of each;\n")
                .append("             publish them again from their source, then discard them here\n");
        for (RejectedRecord rejection : unreplayable.first()) {
            text.append("             at ").append(rejection.position()).append(", ")
                    .append(rejection.truncated().map(TruncatedRecordText::cut).orElse("")).append("; source ")
                    .append(RejectionDocument.source(rejection)).append('\n');
        }
        long omitted = unreplayable.records() - unreplayable.first().size();
        return omitted == 0 ? text.toString() : text + "             and " + count(omitted) + " more\n";
    }

    /** Adds the description as JSON properties. */
    static void describe(TruncatedRejection truncated, ObjectNode document) {
        document.put("keptValueBytes", truncated.keptValueBytes()).put("keyKept", truncated.keyKept());
        truncated.originalSize().ifPresent(original -> document.put("valueBytes", original.value())
                .put("keyBytes", original.key())
                .put("headers", original.headers()));
    }

    private static String cut(TruncatedRejection truncated) {
        return truncated.originalSize().map(TruncationMark::value).filter(bytes -> bytes <= truncated.keptValueBytes())
                .isPresent()
                        ? "its value is complete, its key or headers are not"
                        : "the value was cut at " + value(truncated);
    }

    private static String value(TruncatedRejection truncated) {
        String keptSize = count(truncated.keptValueBytes());
        return truncated.originalSize()
                .map(original -> original.value() <= truncated.keptValueBytes()
                        ? "complete, " + keptSize + " bytes"
                        : keptSize + " of " + count(original.value()) + " bytes")
                .orElse(keptSize + " bytes; " + UNKNOWN);
    }

    private static String key(TruncatedRejection truncated) {
        int bytes = truncated.originalSize().map(TruncationMark::key).orElse(0);
        if (!truncated.keyKept()) {
            return bytes == 0 ? "not kept, if there was one" : "not kept, " + count(bytes) + " bytes";
        }
        return truncated.originalSize().filter(original -> original.key() == 0).isPresent() ? "none" : "complete";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
