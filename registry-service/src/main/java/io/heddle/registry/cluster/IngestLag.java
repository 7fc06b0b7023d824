// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The number of records that the gates have not processed yet. Immutable.
 *
 * @param asOf when it was measured; null if never
 * @param problem why the latest measurement failed; null if it did not
 * @param records the sum over all cells
 */
@Schema(name = "Lag")
public record IngestLag(@Nullable Instant asOf, @Nullable String problem, long records, List<Cell> cells) {
    public IngestLag {
        cells = List.copyOf(cells);
    }

    public static IngestLag of(Instant asOf, List<Cell> cells) {
        return new IngestLag(asOf, null, cells.stream().mapToLong(Cell::records).sum(), cells);
    }

    /** Returns the same measurement, marked as stale for the given reason. */
    IngestLag stale(String reason) {
        return new IngestLag(asOf, reason, records, cells);
    }

    public Optional<Cell> cell(String domain) {
        return cells.stream().filter(cell -> cell.domain().equals(domain)).findFirst();
    }

    /** The lag of one domain's cell. */
    @Schema(name = "Lag.Cell")
    public record Cell(String domain, String group, long records, List<Topic> topics) {
        public Cell {
            topics = List.copyOf(topics);
        }
    }

    /**
     * The lag of one ingest topic.
     *
     * @param partitions only those with lag
     */
    @Schema(name = "Lag.Topic")
    public record Topic(String product, String topic, long records, List<Partition> partitions) {
        public Topic {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * The lag of one partition.
     *
     * @param committed the offset of the next record the cell will process; null if it has not committed yet
     * @param end the end offset as seen by a read-committed consumer
     */
    @Schema(name = "Lag.Partition")
    public record Partition(int partition, @Nullable Long committed, long end, long records) {}
}
