// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heddle.registry.preview.PreviewRecord;
import io.heddle.registry.preview.ProductPreview;
import org.jspecify.annotations.Nullable;

/** The model of the page with the latest records of a product. */
public record RecordsPage(String product, ProductPreview preview) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record's value, formatted over several lines. */
    public static @Nullable String lines(PreviewRecord record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return JSON.readTree(record.value()).toPrettyString();
        } catch (JsonProcessingException e) {
            return record.value();
        }
    }
}
