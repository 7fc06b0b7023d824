// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.client.TopicScanner;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.TopicName;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Determines which lines of an earlier run reached the mesh, from the event ids on the ingest topic. */
final class ArrivedLineLookup {
    /** Allowed clock difference between publisher and broker. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private ArrivedLineLookup() {}

    /** The latest run for this input that has records on the ingest topic. */
    static Optional<PublishRunId> latestRun(TopicScanner scan, TopicName ingest, String source) {
        AtomicReference<@Nullable PublishRunId> latest = new AtomicReference<>();
        scan.read(ingest, Instant.EPOCH, record -> {
            eventId(record).flatMap(PublishRunId::ofEvent).filter(run -> run.isRunOf(source))
                    .ifPresent(run -> latest.accumulateAndGet(run, ArrivedLineLookup::moreRecent));
            return true;
        });
        return Optional.ofNullable(latest.get());
    }

    private static PublishRunId moreRecent(@Nullable PublishRunId first, @Nullable PublishRunId second) {
        if (first == null || second == null) {
            return Objects.requireNonNull(first == null ? second : first);
        }
        return first.started().isAfter(second.started()) ? first : second;
    }

    private static Optional<String> eventId(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(RecordHeaders.CE_ID);
        return id == null || id.value() == null
                ? Optional.empty()
                : Optional.of(new String(id.value(), StandardCharsets.UTF_8));
    }

    static BitSet arrivedLines(TopicScanner scan, TopicName ingest, PublishRunId run) {
        BitSet lines = new BitSet();
        scan.read(ingest, run.started().minus(CLOCK_SKEW), record -> {
            eventId(record).map(run::lineOf).ifPresent(line -> line.ifPresent(lines::set));
            return true;
        });
        return lines;
    }
}
