// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a publish run.
 *
 * @param duration from the first line read to the last acknowledgement
 * @param settledUpTo the last line such that it and all lines before it are acknowledged, refused or skipped
 */
record PublishReport(
        String product,
        String contract,
        PublishRunId run,
        PublishCounters.Counts counts,
        Map<String, Integer> refusedByRule,
        List<RefusedLine> refusals,
        long settledUpTo,
        boolean complete,
        Duration duration) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_SHOWN = 50;

    double recordsPerSecond() {
        return counts.acknowledged() / Math.max(0.001, duration.toNanos() / 1e9);
    }

    /** {@code sent 16,025, refused 24 in 0.6 s (26,708 records/s)}. */
    String summary() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "sent %,d, refused %,d", counts.acknowledged(), counts.refused()));
        if (counts.alreadyThere() > 0) {
            text.append(String.format(Locale.ROOT, ", already sent %,d", counts.alreadyThere()));
        }
        if (counts.skipped() > 0) {
            text.append(String.format(Locale.ROOT, ", skipped %,d", counts.skipped()));
        }
        if (counts.unconfirmed() > 0) {
            text.append(String.format(Locale.ROOT, ", unconfirmed %,d", counts.unconfirmed()));
        }
        text.append(String.format(Locale.ROOT, " in %.1f s (%,.0f records/s)", duration.toMillis() / 1000.0,
                recordsPerSecond()));
        if (counts.broken() > 0) {
            text.append(String.format(Locale.ROOT,
                    "%n%,d of the records sent break the contract: the gate will quarantine them", counts.broken()));
        }
        if (counts.warned() > 0) {
            text.append(String.format(Locale.ROOT, "%n%,d of the records sent break a rule of severity warning",
                    counts.warned()));
        }
        return text.toString();
    }

    /** The refused lines, truncated if there are very many. */
    String refusedText(boolean allInFile) {
        StringBuilder text = new StringBuilder();
        refusals.stream().limit(MAX_SHOWN).forEach(refusal -> text.append("  ").append(refusal.text()).append('\n'));
        long omitted = counts.refused() - Math.min(MAX_SHOWN, refusals.size());
        if (omitted > 0) {
            text.append(String.format(Locale.ROOT, "  and %,d more lines; %s%n", omitted,
                    allInFile ? "the --errors file lists them all" : "--errors FILE lists them all"));
        }
        return text.toString();
    }

    JsonNode document() {
        ObjectNode document = JSON.createObjectNode()
                .put("product", product)
                .put("contract", contract)
                .put("run", run.toString())
                .put("complete", complete)
                .put("read", counts.read())
                .put("sent", counts.acknowledged())
                .put("refused", counts.refused())
                .put("broken", counts.broken())
                .put("warned", counts.warned())
                .put("blank", counts.blank())
                .put("skipped", counts.skipped())
                .put("alreadyThere", counts.alreadyThere())
                .put("unconfirmed", counts.unconfirmed())
                .put("settledUpToLine", settledUpTo)
                .put("millis", duration.toMillis())
                .put("recordsPerSecond", Math.round(recordsPerSecond()));
        document.set("refusedByRule", JSON.valueToTree(refusedByRule));
        document.set("refusals", JSON.valueToTree(refusals));
        return document;
    }
}
