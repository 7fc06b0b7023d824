// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.foreign;

import io.heddle.contract.ProductId;
import io.heddle.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * A record that a contract does not allow.
 *
 * @param description what the foreign client did, in a few words
 * @param expected why the gate has to reject it
 */
public record BadRecord(ProductId product, String description, ReasonCode expected, Raw raw) {
    /** A record as it goes over the wire; the arrays are not copied and must not be changed. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Raw(byte @Nullable [] key, byte @Nullable [] value) {}
}
