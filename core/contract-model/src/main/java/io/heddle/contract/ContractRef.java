// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * Identifies one version of a product's contract, written {@code rentals.rentals@1.2.0}; the {@code heddle-contract}
 * header.
 */
public record ContractRef(ProductId product, ContractVersion version) {
    /** @throws IllegalArgumentException if the text is not {@code domain.product@major.minor.patch} */
    public static ContractRef parse(String text) {
        int separator = text.indexOf('@');
        if (separator < 0) {
            throw new IllegalArgumentException(
                    "contract '" + text + "' is not valid; expected domain.product@major.minor.patch");
        }
        return new ContractRef(
                ProductId.parse(text.substring(0, separator)), ContractVersion.parse(text.substring(separator + 1)));
    }

    @Override
    public String toString() {
        return product + "@" + version;
    }
}
