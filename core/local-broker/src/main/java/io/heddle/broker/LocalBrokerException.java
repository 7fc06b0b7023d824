// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import org.jspecify.annotations.Nullable;

/** A local broker cannot start or has failed. The message says what is wrong and how to fix it. */
public final class LocalBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kind of problem, for callers that map it to an exit code. */
    public enum Problem {
        /** Another process listens on the port. */
        PORT_TAKEN,
        /** The data directory cannot be created, written or formatted, or its disk is full. */
        DATA_DIR_UNUSABLE,
        /** Another broker, in this process or another, uses the data directory. */
        ALREADY_RUNNING,
        /** Kafka itself failed to start or stopped. */
        BROKER_FAILED
    }

    private final Problem problem;

    LocalBrokerException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
