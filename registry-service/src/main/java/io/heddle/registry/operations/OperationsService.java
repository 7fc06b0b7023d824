// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.log.MeshView;
import io.heddle.registry.cluster.IngestLagCache;
import io.heddle.registry.products.ProductCatalog;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Combines instances, throughput and lag. Thread-safe; may block for a few seconds while the lag is not known yet. */
@Singleton
public final class OperationsService {
    private static final int BUSIEST = 50;

    private final ProductCatalog catalog;
    private final InstanceView instances;
    private final ThroughputView flows;
    private final IngestLagCache lag;
    private final Clock clock;

    OperationsService(ProductCatalog catalog, InstanceView instances, ThroughputView flows, IngestLagCache lag,
            Clock clock) {
        this.catalog = catalog;
        this.instances = instances;
        this.flows = flows;
        this.lag = lag;
        this.clock = clock;
    }

    /** The current state of the mesh. */
    public OperationsSnapshot snapshot() {
        MeshView view = catalog.view();
        Set<String> domains = view.contracts().keySet().stream()
                .map(ProductId::domain)
                .filter(domain -> !domain.isMesh())
                .map(domain -> domain.value())
                .collect(Collectors.toSet());
        return OperationsSnapshot.of(clock.instant(), domains, instances.instances(), flows.throughput(BUSIEST),
                lag.current(() -> ingestTopics(view)));
    }

    /** The topics of the products in force, by domain, in the order of their names. */
    private static Map<String, List<ProductTopics>> ingestTopics(MeshView view) {
        return view.contracts().entrySet().stream()
                .filter(product -> !product.getKey().domain().isMesh())
                .flatMap(product -> product.getValue().keySet().stream()
                        .map(version -> new ProductTopics(product.getKey(), version.major()))
                        .distinct()
                        .filter(topics -> view.current(topics).isPresent()))
                .sorted(Comparator.comparing(topics -> topics.ingest().value()))
                .collect(Collectors.groupingBy(
                        topics -> topics.product().domain().value(), TreeMap::new, Collectors.toList()));
    }
}
