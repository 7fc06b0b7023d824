// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.ProductPartition;
import io.heddle.governance.internal.lifecycle.ParallelClose;
import io.heddle.governance.internal.lifecycle.StreamsRunner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** The cells of this process, one for each domain that it hosts. Thread-safe. */
public final class CellHost implements AutoCloseable {
    private final Function<DomainName, Cell> cellFactory;
    private final Map<DomainName, Cell> cells = new ConcurrentSkipListMap<>();
    private boolean closed;

    /** @param cellFactory creates the cell of a domain without starting it */
    public CellHost(Function<DomainName, Cell> cellFactory) {
        this.cellFactory = cellFactory;
    }

    /** Starts the domain's cell unless it exists or this host is closed. */
    public synchronized void start(DomainName domain) {
        if (!closed && !cells.containsKey(domain)) {
            Cell cell = cellFactory.apply(domain);
            cells.put(domain, cell);
            cell.start();
        }
    }

    /** Makes the cell of this new topic's domain, if hosted here, refresh its topics. */
    public void requestTopicRefresh(String topic) {
        Cell cell = cells.get(domainOf(topic));
        if (cell != null) {
            cell.requestTopicRefresh();
        }
    }

    /** Whether this process hosts the cell of the topic's domain. */
    public boolean hosts(String topic) {
        return cells.containsKey(domainOf(topic));
    }

    /** The domains with a cell in this process. */
    public Set<DomainName> domains() {
        return Set.copyOf(cells.keySet());
    }

    /**
     * @param others waits that are not visible to admission
     * @param lacking what the whole cell of a domain is missing
     */
    public List<GateHealth.Cell> health(List<GateHealth.Wait> others, Function<DomainName, Optional<Missing>> lacking) {
        List<GateHealth.Cell> now = new ArrayList<>();
        cells.forEach((domain, cell) -> now.add(cell
                .health(others.stream().filter(wait -> domainOf(wait.topic()).equals(domain)), lacking.apply(domain))));
        return now;
    }

    /** Unread records of the partitions hosted here. */
    public Map<ProductPartition, Long> lag() {
        Map<ProductPartition, Long> lag = new TreeMap<>();
        cells.values()
                .forEach(cell -> cell.lag().forEach((partition, records) -> lag.merge(partition, records, Long::sum)));
        return lag;
    }

    /** Commits open transactions and stops all cells in parallel; waits up to 25 s. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        ParallelClose.close(cells.values(), StreamsRunner.CLOSE_TIMEOUT);
    }

    private static DomainName domainOf(String topic) {
        return new DomainName(topic.substring(0, topic.indexOf('.')));
    }
}
