// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

/**
 * Another process started to replay or discard the same quarantine and fenced this one. No transaction is half done.
 */
public final class ReplayFencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFencedException(String message, Throwable cause) {
        super(message, cause);
    }
}
