// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.mesh.TopicScan;
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

/** Finds out which lines of an earlier run are in the mesh: by their event ids on the ingest topic. */
final class Arrived {
    /** Clocks of publisher and broker may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private Arrived() {}

    /** The latest run of an input that left records in the mesh. */
    static Optional<RunId> latestRun(TopicScan scan, TopicName ingest, String source) {
        AtomicReference<@Nullable RunId> latest = new AtomicReference<>();
        scan.read(ingest, Instant.EPOCH, record -> {
            eventId(record).flatMap(RunId::ofEvent).filter(run -> run.isOf(source)).ifPresent(run ->
                    latest.accumulateAndGet(run, Arrived::later));
            return true;
        });
        return Optional.ofNullable(latest.get());
    }

    private static RunId later(@Nullable RunId one, @Nullable RunId other) {
        if (one == null || other == null) {
            return Objects.requireNonNull(one == null ? other : one);
        }
        return one.started().isAfter(other.started()) ? one : other;
    }

    private static Optional<String> eventId(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(RecordHeaders.CE_ID);
        return id == null || id.value() == null
                ? Optional.empty()
                : Optional.of(new String(id.value(), StandardCharsets.UTF_8));
    }

    static BitSet lines(TopicScan scan, TopicName ingest, RunId run) {
        BitSet lines = new BitSet();
        scan.read(ingest, run.started().minus(CLOCK_SKEW), record -> {
            eventId(record).map(run::lineOf).ifPresent(line -> line.ifPresent(lines::set));
            return true;
        });
        return lines;
    }
}
