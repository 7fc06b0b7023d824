// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

/** Sizes that every gate keeps to, whatever the topics allow. */
public final class GateLimits {
    /** The largest request that a gate sends, in bytes; an output record is never larger, whatever its topic takes. */
    public static final int MAX_REQUEST_BYTES = 8 * 1024 * 1024;

    private GateLimits() {}
}
