// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.registry.portal.live.LiveProduct;

import java.util.List;

/**
 * The service levels of a product.
 *
 * @param rows each promise and how it is kept now
 * @param live how it was kept in the last hours
 */
public record ObjectivesSection(List<SlaRow> rows, LiveProduct live) {
    public ObjectivesSection {
        rows = List.copyOf(rows);
    }
}
