// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.operations;

/**
 * What gates counted in some span of time. Immutable.
 *
 * @param accepted records published, tombstones included
 * @param rejected records quarantined
 * @param warned accepted records that broke a rule of severity warning
 * @param masked field values masked on the default port
 * @param bytesOut on all output ports
 */
public record ThroughputCounts(long accepted, long rejected, long warned, long masked, long bytesIn, long bytesOut) {
    public static final ThroughputCounts NONE = new ThroughputCounts(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public ThroughputCounts plus(ThroughputCounts other) {
        return new ThroughputCounts(accepted + other.accepted, rejected + other.rejected, warned + other.warned,
                masked + other.masked, bytesIn + other.bytesIn, bytesOut + other.bytesOut);
    }

    /** Whether anything was counted. */
    public boolean isNone() {
        return equals(NONE);
    }
}
