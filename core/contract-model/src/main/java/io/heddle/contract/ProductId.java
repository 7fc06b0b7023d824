// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Comparator;

/** Identifies a data product in the mesh, written {@code domain.product}: {@code rentals.rentals}. */
public record ProductId(DomainName domain, ProductName name) implements Comparable<ProductId> {
    private static final Comparator<ProductId> ORDER =
            Comparator.comparing(ProductId::domain).thenComparing(ProductId::name);

    /** @throws IllegalArgumentException if the text is not {@code domain.product} */
    public static ProductId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.indexOf('.', dot + 1) >= 0) {
            throw new IllegalArgumentException(
                    "product id '" + text + "' is not valid; expected domain.product, such as rentals.rentals");
        }
        return new ProductId(new DomainName(text.substring(0, dot)), new ProductName(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(ProductId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return domain + "." + name;
    }
}
