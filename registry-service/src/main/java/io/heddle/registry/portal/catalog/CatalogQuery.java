// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.catalog;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A search in the catalog. Any input is accepted: overlong text is truncated, unknown values match nothing.
 *
 * @param text as typed
 * @param domain {@code ""} for all
 * @param classification {@code ""} for all
 * @param state the word of an SLA state, {@code ""} for all
 * @param page from 1
 */
public record CatalogQuery(String text, String domain, String classification, String state, int page) {
    private static final int MAX_TEXT = 200;
    private static final int MAX_WORDS = 8;

    static CatalogQuery of(
            @Nullable String text, @Nullable String domain, @Nullable String classification, @Nullable String state,
            int page) {
        return new CatalogQuery(clean(text), clean(domain), clean(classification), clean(state), Math.max(1, page));
    }

    /** The words of the text; a product must contain all of them. */
    List<String> words() {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MAX_WORDS)
                .toList();
    }

    public boolean isFiltered() {
        return !(text.isEmpty() && domain.isEmpty() && classification.isEmpty() && state.isEmpty());
    }

    CatalogQuery onPage(int number) {
        return new CatalogQuery(text, domain, classification, state, number);
    }

    /** The URL of this query, without parameters that have their default. */
    String address() {
        StringBuilder query = new StringBuilder();
        add(query, "q", text);
        add(query, "domain", domain);
        add(query, "classification", classification);
        add(query, "sla", state);
        add(query, "page", page == 1 ? "" : String.valueOf(page));
        return "/products" + query;
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String clean(@Nullable String value) {
        String text = Objects.requireNonNullElse(value, "").strip();
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
