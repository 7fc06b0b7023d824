// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

/** Somebody else began to replay or discard the same quarantine, and so ended this one. Nothing is half done. */
public final class ReplayFencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFencedException(String message, Throwable cause) {
        super(message, cause);
    }
}
