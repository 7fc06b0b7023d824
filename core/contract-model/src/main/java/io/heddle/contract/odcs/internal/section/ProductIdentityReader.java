// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductName;
import io.heddle.contract.odcs.internal.document.DocumentSection;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the product that a contract belongs to: from {@code domain} and {@code dataProduct}, or from an {@code id} that
 * is {@code domain.product}. ODCS allows any text as the id, so an id that is neither is kept and names nothing.
 */
final class ProductIdentityReader {
    private final DocumentSection root;

    private ProductIdentityReader(DocumentSection root) {
        this.root = root;
    }

    static Optional<ProductId> read(DocumentSection root) {
        return new ProductIdentityReader(root).read();
    }

    private Optional<ProductId> read() {
        Optional<String> id = root.text("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<ProductId> named = parse(id.get(), ProductId::parse);
        Optional<String> domain = root.text("domain");
        Optional<String> product = root.text("dataProduct");
        if (domain.isPresent() && product.isPresent()) {
            return fromKeys(domain.get(), product.get(), named);
        }
        if (named.isEmpty()) {
            domain.ifPresent(value -> name("domain", value, DomainName::new));
            product.ifPresent(value -> name("dataProduct", value, ProductName::new));
            reportUnnamed(id.get(), domain, product);
            return Optional.empty();
        }
        domain.ifPresent(value -> checkEqual("domain", value, named.get().domain().value()));
        product.ifPresent(value -> checkEqual("dataProduct", value, named.get().name().value()));
        return named;
    }

    private Optional<ProductId> fromKeys(String domainText, String productText, Optional<ProductId> named) {
        Optional<DomainName> domain = name("domain", domainText, DomainName::new);
        Optional<ProductName> product = name("dataProduct", productText, ProductName::new);
        Optional<ProductId> id = domain.flatMap(d -> product.map(p -> new ProductId(d, p)));
        id.filter(own -> named.filter(other -> !other.equals(own)).isPresent()).ifPresent(own -> root.notice(
                "contract.id.other", "id",
                "the id reads like the product " + named.get() + ", but by domain and dataProduct this is the contract"
                        + " of " + own + "; the id is kept as written"));
        return id;
    }

    private <T> Optional<T> name(String key, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            root.fault("contract." + key + ".invalid", key, e.getMessage() + "",
                    "write '" + key + ": " + suggestion(text) + "'; topics are named by it");
            return Optional.empty();
        }
    }

    private void reportUnnamed(String id, Optional<String> domain, Optional<String> product) {
        String missing = domain.isEmpty() && product.isEmpty()
                ? "'domain' and 'dataProduct'"
                : domain.isEmpty() ? "'domain'" : "'dataProduct'";
        String fix = (domain.isEmpty() ? "add 'domain: crm'" : "")
                + (domain.isEmpty() && product.isEmpty() ? " and " : "")
                + (product.isEmpty() ? "add 'dataProduct: " + suggestion(root.text("name").orElse(id)) + "'" : "");
        root.fault("contract.id.invalid", "id",
                root.nodeAt("id").describe() + " is not domain.product, and without " + missing
                        + " the contract names no product",
                fix + "; the id may stay as it is");
    }

    private void checkEqual(String key, String value, String expected) {
        if (!value.equals(expected)) {
            root.fault("contract.id.mismatch", key,
                    "'" + value + "' is not the " + key + " of the id, which is '" + expected + "'",
                    "write '" + key + ": " + expected + "', or give both 'domain' and 'dataProduct'");
        }
    }

    /** A legal name that is as near to the text as possible. */
    private static String suggestion(String text) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return name.length() < 2 ? "customers" : name.substring(0, Math.min(41, name.length()));
    }

    private static <T> Optional<T> parse(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
