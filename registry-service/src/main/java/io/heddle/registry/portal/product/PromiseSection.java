// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;

import java.util.List;

/**
 * What a product is good for.
 *
 * @param tags in alphabetical order
 */
public record PromiseSection(Contract.Description description, List<String> tags) {
    public PromiseSection {
        tags = List.copyOf(tags);
    }

    static PromiseSection of(Contract contract) {
        return new PromiseSection(contract.description(), contract.tags().stream().sorted().toList());
    }
}
