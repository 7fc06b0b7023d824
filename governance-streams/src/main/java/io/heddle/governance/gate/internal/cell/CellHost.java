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

    /** @param cellFactory makes the cell of a domain, not started */
    public CellHost(Function<DomainName, Cell> cellFactory) {
        this.cellFactory = cellFactory;
    }

    /** Starts the domain's cell, unless it is there or this process ends. */
    public synchronized void start(DomainName domain) {
        if (!closed && !cells.containsKey(domain)) {
            Cell cell = cellFactory.apply(domain);
            cells.put(domain, cell);
            cell.start();
        }
    }

    /** This topic is new, and is to be read if the cell of its domain is here. */
    public void requestTopicRefresh(String topic) {
        Cell cell = cells.get(domainOf(topic));
        if (cell != null) {
            cell.requestTopicRefresh();
        }
    }

    /** Whether the domain of this topic has its cell here. */
    public boolean hosts(String topic) {
        return cells.containsKey(domainOf(topic));
    }

    /** Those whose cells are here. */
    public Set<DomainName> domains() {
        return Set.copyOf(cells.keySet());
    }

    /**
     * @param others waits that admission cannot see
     * @param lacking what the cell of a domain as a whole lacks
     */
    public List<GateHealth.Cell> health(List<GateHealth.Wait> others, Function<DomainName, Optional<Missing>> lacking) {
        List<GateHealth.Cell> now = new ArrayList<>();
        cells.forEach((domain, cell) -> now.add(cell
                .health(others.stream().filter(wait -> domainOf(wait.topic()).equals(domain)), lacking.apply(domain))));
        return now;
    }

    /** Records that the partitions hosted here have not read yet. */
    public Map<ProductPartition, Long> lag() {
        Map<ProductPartition, Long> lag = new TreeMap<>();
        cells.values()
                .forEach(cell -> cell.lag().forEach((partition, records) -> lag.merge(partition, records, Long::sum)));
        return lag;
    }

    /** Stops all of them at once, after what each began is committed; waits up to 25 s for that. */
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
