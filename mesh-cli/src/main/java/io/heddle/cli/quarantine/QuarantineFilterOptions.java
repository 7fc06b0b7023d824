// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.log.quarantine.RejectionFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that select rejected records, shared by all quarantine commands. */
final class QuarantineFilterOptions {
    @Option(names = "--reason", paramLabel = "CODE", description = "only records with this reason; may be repeated")
    Set<String> reasons = new LinkedHashSet<>();

    @Option(names = "--rule", paramLabel = "RULE", description = "only records that break this rule; may be repeated")
    Set<String> rules = new LinkedHashSet<>();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only records rejected at this time or later: 2h, 3d, 2026-01-31 or 2026-01-31T12:00:00Z")
    @Nullable
    String since;

    @Option(names = "--until", paramLabel = "TIME", description = "only records rejected before this time")
    @Nullable
    String until;

    @Option(names = "--key", paramLabel = "KEY",
            description = "only records with this key: its text, or 0x and hex digits")
    @Nullable
    String key;

    @Option(names = "--partition", paramLabel = "P", description = "only records in this partition; may be repeated")
    Set<Integer> partitions = new LinkedHashSet<>();

    @Option(names = "--at", paramLabel = "P:OFFSET", description = "only the record at this position; may be repeated")
    Set<String> positions = new LinkedHashSet<>();

    RejectionFilter filter(Instant now, MeshConnectionInfo info) {
        List<String> knownCodes = Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList();
        for (String reason : reasons) {
            if (!knownCodes.contains(reason)) {
                throw new CliException(ExitCodes.USAGE, "there is no rejection reason '" + reason + "'",
                        NameSuggestions.closest(reason, knownCodes)
                                .map(suggestion -> "did you mean --reason " + suggestion + "?")
                                .orElse("the reasons are " + String.join(", ", knownCodes)));
            }
        }
        if (!positions.stream().allMatch(position -> position.matches("(0|[1-9]\\d{0,8}):(0|[1-9]\\d{0,17})"))) {
            throw new CliException(ExitCodes.USAGE, "--at is not a position",
                    "write --at PARTITION:OFFSET as 'heddle quarantine list' shows it");
        }
        return new RejectionFilter(reasons, rules, time("--since", since, now), time("--until", until, now), partitions,
                positions,
                Optional.ofNullable(key).map(text -> new KeyTextMatcher(text, info)));
    }

    /** Whether any filter option is set. */
    boolean isAny() {
        return !(reasons.isEmpty() && rules.isEmpty() && partitions.isEmpty() && positions.isEmpty() && since == null
                && until == null && key == null);
    }

    private static Optional<Instant> time(String option, @Nullable String text, Instant now) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> time = TimeOptionParser.parse(text, now);
        if (time.isEmpty()) {
            throw new CliException(ExitCodes.USAGE, option + " " + text + " is not a time",
                    "write how long ago (30m, 2h, 3d), a day (2026-01-31) or an instant (2026-01-31T12:00:00Z)");
        }
        return time;
    }
}
