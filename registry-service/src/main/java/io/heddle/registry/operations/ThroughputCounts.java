// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the gates counted in a period. Immutable.
 *
 * @param accepted records published, including tombstones
 * @param rejected records quarantined
 * @param warned accepted records that violate a rule of severity warning
 * @param masked field values masked on the default port
 * @param bytesOut the sum over all output ports
 */
@Schema(name = "Counts")
public record ThroughputCounts(long accepted, long rejected, long warned, long masked, long bytesIn, long bytesOut) {
    public static final ThroughputCounts NONE = new ThroughputCounts(0, 0, 0, 0, 0, 0);

    public ThroughputCounts plus(ThroughputCounts other) {
        return new ThroughputCounts(accepted + other.accepted, rejected + other.rejected, warned + other.warned,
                masked + other.masked, bytesIn + other.bytesIn, bytesOut + other.bytesOut);
    }

    /** Whether all counts are zero. */
    public boolean isNone() {
        return equals(NONE);
    }
}
