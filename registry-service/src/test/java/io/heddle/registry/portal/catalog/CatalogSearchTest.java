// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import io.heddle.log.MeshView;
import io.heddle.registry.portal.GeneratedProductsFixture;
import io.heddle.registry.sla.MeshStatusView;
import io.heddle.testkit.ProcessorTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogSearchTest {
    private final CatalogSearch search = new CatalogSearch(new MeshStatusView());
    private final MeshView view = GeneratedProductsFixture.view(120, 6);

    @Test
    void shouldRankNamesBeforeFieldsAndDocs() {
        CatalogPage found = find("product-7");

        assertThat(found.rows().getFirst().id()).isEqualTo("area-7.product-7");
        assertThat(found.rows()).extracting(CatalogRow::id).contains("area-20.product-70", "area-4.product-79");
        assertThat(found.found()).isEqualTo(11);
    }

    @Test
    void shouldShowTheMatchWhenTheRowDoesNotContainIt() {
        CatalogRow row = find("field_3 area-1.").rows().getFirst();
        CatalogRow doc = find("as its source tells area-1.").rows().getFirst();

        assertThat(row.why()).isEqualTo("field");
        assertThat(row.where()).containsExactly(new SearchFragment("field_3", true));
        assertThat(doc.why()).isEqualTo("doc of field_0");
        assertThat(doc.where()).extracting(SearchFragment::text).contains("source", "tells");
        assertThat(find("product-3").rows().getFirst().why()).isEmpty();
    }

    @Test
    void shouldMatchAllWordsIgnoringCase() {
        assertThat(find("PRODUCT-5 AREA-5").found()).isEqualTo(2);
        assertThat(find("product-5 nowhere").found()).isZero();
        assertThat(find("area-3-team").rows()).allSatisfy(row -> assertThat(row.owner()).isEqualTo("area-3-team"));
        assertThat(find("pii").found()).isEqualTo(120);
    }

    @Test
    void shouldNarrowByEveryFacetAndCountWhatEachLeaves() {
        CatalogPage area = search.find(view, CatalogQuery.of("", "area-3", "", "", 1));
        CatalogPage none = search.find(view, CatalogQuery.of("", "area-3", "secret", "", 1));

        assertThat(area.found()).isEqualTo(5);
        assertThat(area.facets()).extracting(CatalogFacet::name).containsExactly("domain", "classification", "sla");
        assertThat(area.facets().get(0).choices()).hasSize(25);
        assertThat(area.facets().get(0).total()).isEqualTo(120);
        assertThat(area.facets().get(1).choices()).containsExactly(new CatalogFacet.Choice("confidential", 5));
        assertThat(none.found()).isZero();
        assertThat(none.facets().get(1).choices()).contains(new CatalogFacet.Choice("secret", 0));
    }

    @Test
    void shouldPageThroughAllProductsOnce() {
        List<String> ids = List.of(1, 2, 3, 4, 5).stream()
                .flatMap(page -> search.find(view, CatalogQuery.of(null, null, null, null, page)).rows().stream())
                .map(CatalogRow::id)
                .toList();
        CatalogPage last = search.find(view, CatalogQuery.of(null, null, null, null, 99));

        assertThat(ids).hasSize(120).doesNotHaveDuplicates().isSorted();
        assertThat(last.previous()).isEqualTo("/products?page=4");
        assertThat(last.next()).isEmpty();
        assertThat(last.count()).isEqualTo("120 products, 101 to 120");
    }

    @Test
    void shouldFollowTheMesh() {
        assertThat(find("product-130").found()).isZero();
        assertThat(search.find(GeneratedProductsFixture.view(131, 6), query("product-130")).found()).isEqualTo(1);
    }

    @Test
    void shouldKeepWhatWasTypedInTheAddress() {
        assertThat(CatalogQuery.of(" a&b=c ", "crm", null, "met", 3).address())
                .isEqualTo("/products?q=a%26b%3Dc&domain=crm&sla=met&page=3");
        assertThat(CatalogQuery.of("x".repeat(900), null, null, null, -4).text()).hasSize(200);
        assertThat(CatalogQuery.of(null, null, null, null, 0).address()).isEqualTo("/products");
    }

    @Test
    void shouldReuseTheIndexWhileTheMeshIsUnchanged() {
        ProductIndex index = ProductIndex.EMPTY.updatedTo(view);

        assertThat(index.updatedTo(view)).isSameAs(index);
    }

    @Test
    void shouldAnswerAQueryOverAThousandProductsWithinAHundredMillis() {
        MeshView large = GeneratedProductsFixture.view(1_000, 30);
        long before = usedMemory();
        search.find(large, query(""));
        long index = usedMemory() - before;

        for (String text : List.of("product-7", "field_29", "source tells", "a", "nothing at all")) {
            Duration median = ProcessorTime.medianOf(5, () -> search.find(large, query(text)));

            System.out.printf("Product search, 1,000 products of 30 fields: \"%s\" takes %.1f ms, index %.1f MB%n",
                    text,
                    median.toNanos() / 1e6, index / 1e6);
            assertThat(median).as(text).isLessThan(Duration.ofMillis(100));
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private CatalogPage find(String text) {
        return search.find(view, query(text));
    }

    private static CatalogQuery query(@Nullable String text) {
        return CatalogQuery.of(text, null, null, null, 1);
    }
}
