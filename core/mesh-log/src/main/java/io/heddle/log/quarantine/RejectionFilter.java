// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Selects rejections; an empty criterion matches all. Immutable.
 *
 * @param reasons their codes
 * @param rules matches if the record breaks any of these
 * @param since rejected at that time or later
 * @param until rejected before that time
 * @param partitions of the quarantine
 * @param positions {@code partition:offset} in the quarantine
 * @param key matches the bytes of a key
 */
public record RejectionFilter(
        Set<String> reasons,
        Set<String> rules,
        Optional<Instant> since,
        Optional<Instant> until,
        Set<Integer> partitions,
        Set<String> positions,
        Optional<Predicate<byte @Nullable []>> key) {
    /** Every rejection. */
    public static final RejectionFilter ALL = new RejectionFilter(
            Set.of(), Set.of(), Optional.empty(), Optional.empty(), Set.of(), Set.of(), Optional.empty());

    public RejectionFilter {
        reasons = Set.copyOf(reasons);
        rules = Set.copyOf(rules);
        partitions = Set.copyOf(partitions);
        positions = Set.copyOf(positions);
    }

    public boolean test(RejectedRecord rejection, ConsumerRecord<byte[], byte[]> record) {
        return (reasons.isEmpty() || reasons.contains(rejection.reason()))
                && (rules.isEmpty()
                        || rejection.findings().stream().anyMatch(finding -> rules.contains(finding.rule())))
                && since.map(time -> !rejection.rejectedAt().isBefore(time)).orElse(true)
                && until.map(time -> rejection.rejectedAt().isBefore(time)).orElse(true)
                && (partitions.isEmpty() || partitions.contains(rejection.partition()))
                && (positions.isEmpty() || positions.contains(rejection.position()))
                && key.map(keyFilter -> keyFilter.test(record.key())).orElse(true);
    }
}
