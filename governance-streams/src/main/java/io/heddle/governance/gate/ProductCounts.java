// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import java.util.HashMap;
import java.util.Map;

/**
 * What one gate process committed of one product since it started: the same numbers that it put on {@code mesh.metrics}.
 *
 * @param accepted records published
 * @param rejectedByReason records quarantined, by reason code
 * @param warned accepted records that broke a rule of severity warning
 * @param masked field values masked on the default port
 * @param bytesOut on all output ports
 */
public record ProductCounts(
        long accepted, Map<String, Long> rejectedByReason, long warned, long masked, long bytesIn, long bytesOut) {
    /** Nothing yet. */
    public static final ProductCounts NONE = new ProductCounts(0, Map.of(), 0, 0, 0, 0);

    public ProductCounts {
        rejectedByReason = Map.copyOf(rejectedByReason);
    }

    /** Both together. */
    ProductCounts plus(ProductCounts other) {
        Map<String, Long> rejected = new HashMap<>(rejectedByReason);
        other.rejectedByReason.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
        return new ProductCounts(
                accepted + other.accepted,
                rejected,
                warned + other.warned,
                masked + other.masked,
                bytesIn + other.bytesIn,
                bytesOut + other.bytesOut);
    }
}
