// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many records wait for the gates. Immutable.
 *
 * @param asOf when it was measured; null if it never was
 * @param problem why it is not newer, if it could not be measured again
 * @param records of all cells
 */
public record IngestLag(@Nullable Instant asOf, @Nullable String problem, long records, List<Cell> cells) {
    public IngestLag {
        cells = List.copyOf(cells);
    }

    public static IngestLag of(Instant asOf, List<Cell> cells) {
        return new IngestLag(asOf, null, cells.stream().mapToLong(Cell::records).sum(), cells);
    }

    /** The same as it was, with the reason why. */
    IngestLag stale(String reason) {
        return new IngestLag(asOf, reason, records, cells);
    }

    /** The cell of a domain. */
    public Optional<Cell> cell(String domain) {
        return cells.stream().filter(cell -> cell.domain().equals(domain)).findFirst();
    }

    /** What one domain's cell has not done yet. */
    public record Cell(String domain, String group, long records, List<Topic> topics) {
        public Cell {
            topics = List.copyOf(topics);
        }
    }

    /**
     * One ingest topic of it.
     *
     * @param partitions those that are behind
     */
    public record Topic(String product, String topic, long records, List<Partition> partitions) {
        public Topic {
            partitions = List.copyOf(partitions);
        }
    }

    /**
     * One partition.
     *
     * @param committed the next record the cell will judge; null if it has not begun
     * @param end the next record that will be written, as a read-committed consumer sees it
     */
    public record Partition(int partition, @Nullable Long committed, long end, long records) {}
}
