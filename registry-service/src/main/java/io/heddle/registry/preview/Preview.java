// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import java.util.List;

/**
 * The last records of a product's default output port.
 *
 * @param complete false if there was no time to look for all of them
 * @param records newest first
 */
public record Preview(String product, String topic, boolean complete, List<PreviewRecord> records) {
    public Preview {
        records = List.copyOf(records);
    }
}
