// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Kafka refused a valid record: it is too large for the topic, publishing is not authorized, or the producer is closed.
 */
public final class PublishException extends HeddleException {
    private static final long serialVersionUID = 1L;

    /** For the SDK only: callers catch this exception and do not create it. */
    public PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
