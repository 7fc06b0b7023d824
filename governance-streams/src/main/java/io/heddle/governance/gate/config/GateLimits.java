// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.config;

/**
 * Size limits of a gate, which apply even if its topics allow more. Immutable.
 *
 * @param maxRequestBytes the largest request that the gate sends, in bytes: no output record is larger, and a record
 *        that would exceed it in quarantine is truncated there; from 1 MiB to 64 MiB
 */
public record GateLimits(int maxRequestBytes) {
    /** The smallest limit: a truncated record fits into it with all its headers. */
    public static final int MIN_REQUEST_BYTES = 1024 * 1024;

    /** The largest limit; each stream thread's producer buffers twice as much. */
    public static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

    /** Requests of up to 8 MiB. */
    public static final GateLimits DEFAULT = new GateLimits(8 * 1024 * 1024);

    /** @throws IllegalArgumentException if a limit is out of range; the message states the range */
    public GateLimits {
        if (maxRequestBytes < MIN_REQUEST_BYTES || maxRequestBytes > MAX_REQUEST_BYTES) {
            throw new IllegalArgumentException(
                    "the largest request is " + maxRequestBytes + " bytes; expected 1 MiB to 64 MiB");
        }
    }
}
