// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.log.MeshView;
import io.heddle.registry.portal.SlaState;
import io.heddle.registry.sla.MeshBoard;
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

/** Finds products by what is promised of them, in memory. Thread-safe; the index follows the mesh. */
@Singleton
final class CatalogSearch {
    static final int PAGE_SIZE = 25;

    private static final Comparator<String> WORST_FIRST =
            Comparator.comparing(CatalogSearch::state).reversed().thenComparing(Comparator.naturalOrder());

    private final MeshBoard board;
    private final AtomicReference<ProductIndex> index = new AtomicReference<>(ProductIndex.EMPTY);

    CatalogSearch(MeshBoard board) {
        this.board = board;
    }

    CatalogPage find(MeshView view, CatalogQuery query) {
        ProductIndex current = index.updateAndGet(before -> before.on(view));
        Map<String, SlaState> states = board.statuses(null).stream().collect(Collectors.groupingBy(
                SlaStatus::product, Collectors.collectingAndThen(Collectors.toList(), SlaState::worst)));
        List<Found> hits = current.find(query.words());
        Predicate<Found> domain = hit -> query.domain().isEmpty() || hit.product().domain().equals(query.domain());
        Predicate<Found> classification = hit -> query.classification().isEmpty()
                || hit.product().classifications().contains(query.classification());
        Predicate<Found> state = hit -> query.state().isEmpty() || stateOf(hit, states).word().equals(query.state());
        List<Facet> facets = List.of(
                Facet.of("domain", "Domain", query.domain(),
                        values(hits, classification.and(state), hit -> List.of(hit.product().domain())),
                        Comparator.naturalOrder()),
                Facet.of("classification", "Classification", query.classification(),
                        values(hits, domain.and(state), hit -> hit.product().classifications()),
                        Classifications.MOST_SENSITIVE_FIRST),
                Facet.of("sla", "SLA state", query.state(),
                        values(hits, domain.and(classification), hit -> List.of(stateOf(hit, states).word())),
                        WORST_FIRST));
        List<Found> kept = hits.stream().filter(domain.and(classification).and(state)).toList();
        return page(query, facets, kept, current.products().size(), states);
    }

    private static CatalogPage page(
            CatalogQuery query, List<Facet> facets, List<Found> kept, int all, Map<String, SlaState> states) {
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
            List<Found> hits, Predicate<Found> kept, Function<Found, Collection<String>> values) {
        return hits.stream().filter(kept).map(values).toList();
    }

    private static SlaState stateOf(Found hit, Map<String, SlaState> states) {
        return states.getOrDefault(hit.product().id(), SlaState.NONE);
    }

    private static SlaState state(String word) {
        for (SlaState state : SlaState.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return SlaState.NONE;
    }
}
