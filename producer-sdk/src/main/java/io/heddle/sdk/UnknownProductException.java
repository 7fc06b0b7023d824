// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ProductId;

import java.util.Optional;

/** No active contract of that data product is in the mesh. */
public final class UnknownProductException extends HeddleException {
    private static final long serialVersionUID = 1L;

    private final transient ProductId product;
    private final transient Optional<ProductId> nearest;

    private UnknownProductException(ProductId product, Optional<ProductId> nearest, String message) {
        super(message, null);
        this.product = product;
        this.nearest = nearest;
    }

    /** A product that is not in the mesh, with the one that was probably meant and the number of those that are. */
    static UnknownProductException of(ProductId product, Optional<ProductId> nearest, int known) {
        return new UnknownProductException(
                product, nearest, "data product " + product + " is not in the mesh; " + advice(nearest, known));
    }

    /** A product that was there when its producer was made. For the SDK only. */
    public static UnknownProductException withdrawn(ProductId product) {
        return new UnknownProductException(
                product, Optional.empty(), "data product " + product + " has no active contract any more");
    }

    /** What was asked for. */
    public ProductId product() {
        return product;
    }

    /** The product that was probably meant. */
    public Optional<ProductId> nearest() {
        return nearest;
    }

    private static String advice(Optional<ProductId> nearest, int known) {
        if (known == 0) {
            return "the mesh has no products yet: apply its contract first";
        }
        return nearest.map(name -> "did you mean " + name + "?").orElse("apply its contract first");
    }
}
