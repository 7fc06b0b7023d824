// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.products;

import io.heddle.contract.ProductId;
import io.heddle.log.MeshView;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/**
 * One page of products, ordered by id.
 *
 * @param next the cursor of the next page; null on the last one. It stays valid when products are added or removed
 */
@Schema(name = "ProductPage")
record ProductSummaryPage(List<ProductSummary> items, @Nullable String next) {
    static final int MAX_LIMIT = 500;

    ProductSummaryPage {
        items = List.copyOf(items);
    }

    static ProductSummaryPage of(MeshView view, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, "limit is " + limit + "; expected 1 to " + MAX_LIMIT,
                    "Correct the limit, and follow 'next' for more").toException();
        }
        String after = cursor == null ? "" : decode(cursor);
        List<ProductId> rest = view.contracts().keySet().stream()
                .filter(id -> id.toString().compareTo(after) > 0)
                .sorted(Comparator.comparing(ProductId::toString))
                .limit(limit + 1L)
                .toList();
        List<ProductId> page = rest.subList(0, Math.min(limit, rest.size()));
        return new ProductSummaryPage(
                page.stream()
                        .map(id -> view.current(id).orElseGet(() -> view.history(id).lastEntry().getValue()))
                        .map(ProductSummary::of)
                        .toList(),
                rest.size() > limit ? encode(page.getLast()) : null);
    }

    private static String encode(ProductId last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemDetails.of(ProblemCode.REQUEST_MALFORMED, "The cursor is not valid",
                    "Send the value of 'next' unchanged, or omit the cursor to start again").toException();
        }
    }
}
