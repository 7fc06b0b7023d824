// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractStatus;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;

import java.util.Optional;

/** The mesh has no active contract of this data product. */
public final class UnknownProductException extends HeddleException {
    private static final long serialVersionUID = 1L;

    private final transient ProductId product;
    private final transient Optional<ProductId> nearest;

    private UnknownProductException(ProductId product, Optional<ProductId> nearest, String message) {
        super(message, null);
        this.product = product;
        this.nearest = nearest;
    }

    /** For a product that is not in the mesh, with the closest existing name and the number of known products. */
    static UnknownProductException of(ProductId product, Optional<ProductId> nearest, int known) {
        return new UnknownProductException(
                product, nearest, "data product " + product + " is not in the mesh; " + advice(nearest, known));
    }

    /** For a product whose contracts are all retired, or not yet in force. */
    static UnknownProductException notInForce(ProductId product, ContractVersion newest, ContractStatus status) {
        return new UnknownProductException(product, Optional.empty(),
                "data product " + product + " has no contract in force: its newest version " + newest + " is "
                        + status.word() + "; apply an active version first");
    }

    /** For a product that was withdrawn after its producer was created. For the SDK only. */
    public static UnknownProductException withdrawn(ProductId product) {
        return new UnknownProductException(
                product, Optional.empty(), "data product " + product + " no longer has an active contract");
    }

    /** The requested product. */
    public ProductId product() {
        return product;
    }

    /** The existing product with the closest name. */
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
