// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import io.heddle.broker.LocalBrokerException.Problem;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts Kafka's fatal faults to a failure of this broker. By default Kafka halts the process without notifying the
 * application that hosts it. Its {@link Exit} procedures are process-wide, so a fault reported through them (a failed
 * disk) fails every local broker of the process: Kafka does not say which one is affected.
 */
final class BrokerFaults implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFaults.class);
    private static final Set<BrokerFaults> RUNNING = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<LocalBrokerException> failure = new CompletableFuture<>();

    static BrokerFaults watch() {
        Exit.setHaltProcedure(BrokerFaults::rejectHalt);
        Exit.setExitProcedure(BrokerFaults::rejectHalt);
        BrokerFaults faults = new BrokerFaults();
        RUNNING.add(faults);
        return faults;
    }

    private static void rejectHalt(int status, @Nullable String message) {
        String text = "Kafka stopped with status " + status + (message == null ? "" : ": " + message);
        RUNNING.forEach(faults -> faults.fail(text, null));
        throw new IllegalStateException(text);
    }

    void unwatch() {
        RUNNING.remove(this);
    }

    CompletionStage<LocalBrokerException> failure() {
        return failure;
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            if (fatal) {
                fail(message, cause);
            } else {
                LOG.warn("{}: {}", name, message, cause);
            }
            return new IllegalStateException(name + ": " + message, cause);
        };
    }

    private void fail(String message, @Nullable Throwable cause) {
        LocalBrokerException exception = new LocalBrokerException(
                Problem.BROKER_FAILED,
                "the local broker failed: " + message + "; see the log, check disk space and restart",
                cause);
        if (failure.complete(exception)) {
            LOG.error("{}", exception.getMessage(), cause);
        }
    }
}
