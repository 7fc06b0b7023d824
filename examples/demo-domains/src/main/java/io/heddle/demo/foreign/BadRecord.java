// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.foreign;

import io.heddle.contract.ProductId;
import io.heddle.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A record that violates a contract.
 *
 * @param description a short description of the mistake
 * @param expected the reason with which the gate must reject it
 */
public record BadRecord(ProductId product, String description, ReasonCode expected, Raw raw) {
    /** A record as sent to Kafka. The arrays are not copied; do not modify them. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Raw(byte @Nullable [] key, byte @Nullable [] value) {}
}
