// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.jspecify.annotations.Nullable;

/** Kafka refused a record that keeps its contract: too large for the topic, not allowed, or the producer is closed. */
public final class PublishException extends HeddleException {
    private static final long serialVersionUID = 1L;

    /** For the SDK only: users catch this, and do not make it. */
    public PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
