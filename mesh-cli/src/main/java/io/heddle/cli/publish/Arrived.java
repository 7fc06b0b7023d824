// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.mesh.TopicScan;
import io.heddle.contract.RecordHeaders;
import io.heddle.contract.TopicName;
import org.apache.kafka.common.header.Header;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;

/** Finds out which lines of an earlier run are in the mesh: by their event ids on the ingest topic. */
final class Arrived {
    /** Clocks of publisher and broker may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private Arrived() {}

    static BitSet lines(TopicScan scan, TopicName ingest, RunId run) {
        BitSet lines = new BitSet();
        scan.read(ingest, run.started().minus(CLOCK_SKEW), record -> {
            Header id = record.headers().lastHeader(RecordHeaders.CE_ID);
            if (id != null && id.value() != null) {
                run.lineOf(new String(id.value(), StandardCharsets.UTF_8)).ifPresent(lines::set);
            }
            return true;
        });
        return lines;
    }
}
