// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits how many values this process encrypts under one version of one field's key. AES-GCM with random nonces allows
 * 2<sup>32</sup> values per key over all processes together (NIST SP 800-38D, 8.3). Processes share no counter, so each
 * one stops at a quarter of that: four processes, or four runs of one, can use their full quota and stay within the
 * bound. The limit is a hard stop because a repeated nonce reveals values and lets others be forged.
 *
 * <p>Thread-safe. Threads take values in bulk, so that encrypting one value costs no shared write.
 */
final class EncryptionQuota {
    static final long LIMIT = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(EncryptionQuota.class);

    private final String field;
    private final int version;
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    /** @param field product and field, for messages */
    EncryptionQuota(String field, int version, long limit) {
        this.field = field;
        this.version = version;
        this.limit = limit;
    }

    /**
     * Takes up to {@code most} values from the quota.
     *
     * @return 1 or more
     * @throws KeysetException if the quota is exhausted
     */
    int take(int max) {
        long before = taken.getAndUpdate(count -> count + Math.min(max, limit - count));
        int granted = (int) Math.min(max, limit - before);
        if (granted == 0) {
            throw new KeysetException("version " + Integer.toUnsignedString(version)
                    + " of the encryption key has encrypted " + limit + " values of " + field
                    + " in this process, which is the limit; run 'heddle keyset rotate':"
                    + " running processes use the new version within " + FileKeyset.CHECK_SECONDS + " seconds");
        }
        if (before < limit / 2 && before + granted >= limit / 2) {
            LOG.warn("Version {} of the encryption key has encrypted half of the {} values of {} that one process may;"
                    + " run 'heddle keyset rotate' before the limit is reached, or encryption stops",
                    Integer.toUnsignedString(version), limit, field);
        }
        return granted;
    }
}
