// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.console.AnsiStyles;
import io.heddle.log.quarantine.RejectedRecord;
import org.jspecify.annotations.Nullable;

/** Formats rejections with all their violations as text. */
final class RejectionText {
    private RejectionText() {}

    /** @param content the content of the record; null unless the user requested it */
    static String of(AnsiStyles ansi, RejectedRecord rejection, @Nullable String content) {
        StringBuilder text = new StringBuilder(ansi.bold(rejection.position())).append("  ")
                .append(ansi.red(rejection.reason())).append('\n')
                .append("  contract  ").append(rejection.contract().isEmpty() ? "none" : rejection.contract())
                .append('\n')
                .append("  source    ").append(RejectionDocument.source(rejection)).append('\n')
                .append("  time      ").append(rejection.time()).append('\n')
                .append("  rejected  ").append(rejection.rejectedAt()).append('\n');
        rejection.truncated().ifPresent(truncated -> text.append("  truncated ")
                .append(String.join("\n            ", TruncatedRecordText.lines(truncated))).append('\n'));
        rejection.replayMark()
                .ifPresent(mark -> text.append("  replay    attempt ").append(mark.attempt()).append(" from ")
                        .append(mark.partition()).append(':').append(mark.offset()).append(", run ").append(mark.run())
                        .append("\n            first written at ").append(mark.partition()).append('@')
                        .append(mark.first())
                        .append('\n'));
        for (RejectedRecord.Finding finding : rejection.findings()) {
            text.append("  broken    ").append(finding.rule())
                    .append(finding.path().isEmpty() ? "" : " at " + finding.path())
                    .append(finding.value().isEmpty() ? "" : " (" + finding.value() + ")").append('\n')
                    .append("            ").append(finding.message()).append('\n');
        }
        return content == null ? text.toString() : text + "  raw       " + content + "\n";
    }
}
