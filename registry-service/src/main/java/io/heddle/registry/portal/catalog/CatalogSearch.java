// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.log.MeshView;
import io.heddle.registry.portal.SlaBadge;
import io.heddle.registry.sla.MeshStatusView;
import io.heddle.registry.sla.SlaStatus;
import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Searches products by their contracts, in memory. Thread-safe; the index follows changes to the mesh. */
@Singleton
final class CatalogSearch {
    static final int PAGE_SIZE = 25;

    private static final Comparator<String> WORST_FIRST =
            Comparator.comparing(CatalogSearch::state).reversed().thenComparing(Comparator.naturalOrder());

    private final MeshStatusView statusView;
    private final AtomicReference<ProductIndex> index = new AtomicReference<>(ProductIndex.EMPTY);

    CatalogSearch(MeshStatusView statusView) {
        this.statusView = statusView;
    }

    CatalogPage find(MeshView view, CatalogQuery query) {
        ProductIndex current = index.updateAndGet(before -> before.updatedTo(view));
        Map<String, SlaBadge> states = statusView.statuses(null).stream().collect(Collectors.groupingBy(
                SlaStatus::product, Collectors.collectingAndThen(Collectors.toList(), SlaBadge::worst)));
        List<CatalogHit> hits = current.find(query.words());
        Predicate<CatalogHit> domain = hit -> query.domain().isEmpty() || hit.product().domain().equals(query.domain());
        Predicate<CatalogHit> classification = hit -> query.classification().isEmpty()
                || hit.product().classifications().contains(query.classification());
        Predicate<CatalogHit> state =
                hit -> query.state().isEmpty() || stateOf(hit, states).word().equals(query.state());
        List<CatalogFacet> facets = List.of(
                CatalogFacet.of("domain", "Domain", query.domain(),
                        values(hits, classification.and(state), hit -> List.of(hit.product().domain())),
                        Comparator.naturalOrder()),
                CatalogFacet.of("classification", "Classification", query.classification(),
                        values(hits, domain.and(state), hit -> hit.product().classifications()),
                        ClassificationOrder.MOST_SENSITIVE_FIRST),
                CatalogFacet.of("sla", "SLA state", query.state(),
                        values(hits, domain.and(classification), hit -> List.of(stateOf(hit, states).word())),
                        WORST_FIRST));
        List<CatalogHit> kept = hits.stream().filter(domain.and(classification).and(state)).toList();
        return page(query, facets, kept, current.products().size(), states);
    }

    private static CatalogPage page(
            CatalogQuery query, List<CatalogFacet> facets, List<CatalogHit> kept, int all,
            Map<String, SlaBadge> states) {
        int last = Math.max(1, (kept.size() + PAGE_SIZE - 1) / PAGE_SIZE);
        int number = Math.min(query.page(), last);
        int start = (number - 1) * PAGE_SIZE;
        List<String> words = query.words();
        List<CatalogRow> rows = kept.stream()
                .skip(start)
                .limit(PAGE_SIZE)
                .map(hit -> CatalogRow.of(hit, words, stateOf(hit, states)))
                .toList();
        return new CatalogPage(query.onPage(number), facets, rows, all, kept.size(), start + 1,
                number > 1 ? query.onPage(number - 1).address() : "",
                number < last ? query.onPage(number + 1).address() : "");
    }

    private static List<Collection<String>> values(
            List<CatalogHit> hits, Predicate<CatalogHit> kept, Function<CatalogHit, Collection<String>> values) {
        return hits.stream().filter(kept).map(values).toList();
    }

    private static SlaBadge stateOf(CatalogHit hit, Map<String, SlaBadge> states) {
        return states.getOrDefault(hit.product().id(), SlaBadge.NONE);
    }

    private static SlaBadge state(String word) {
        for (SlaBadge state : SlaBadge.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return SlaBadge.NONE;
    }
}
