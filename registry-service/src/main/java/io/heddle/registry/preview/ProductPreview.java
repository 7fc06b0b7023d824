// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * The latest records of a product's default output port.
 *
 * @param complete false if the time limit was reached before all records were found
 * @param records newest first
 */
@Schema(name = "Preview")
public record ProductPreview(String product, String topic, boolean complete, List<PreviewRecord> records) {
    public ProductPreview {
        records = List.copyOf(records);
    }
}
