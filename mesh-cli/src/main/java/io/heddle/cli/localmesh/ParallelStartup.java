// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.broker.LocalBrokerException;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.registry.RegistryStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts components in parallel, reports each one when it is ready, and aborts all of them as soon as one fails. */
final class ParallelStartup {
    private static final Logger LOG = LoggerFactory.getLogger(ParallelStartup.class);

    private record ReadyComponent(String part, String where) {}

    private final long startNanos = System.nanoTime();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("heddle-start-", 0).factory());
    private final CompletionService<ReadyComponent> parts = new ExecutorCompletionService<>(threads);
    private final List<String> pending = new ArrayList<>();

    /** @param start returns the component's address when it is ready */
    void add(String component, Callable<String> start) {
        pending.add(component);
        var _ = parts.submit(() -> new ReadyComponent(component, start.call()));
    }

    /**
     * Returns when all are ready.
     *
     * @throws CliException of the first component that failed, after interrupting the others and waiting for them
     */
    void await(StartupListener listener) {
        try {
            while (!pending.isEmpty()) {
                ReadyComponent ready = parts.take().get();
                pending.remove(ready.part());
                LOG.info("{} is ready after {} ms", ready.part(), elapsed().toMillis());
                listener.onReady(ready.part(), ready.where(), elapsed());
            }
        } catch (ExecutionException e) {
            throw toCliException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCodes.INTERRUPTED, "interrupted while starting", null, e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static CliException toCliException(Throwable failure) {
        LOG.error("the mesh could not start", failure);
        return switch (failure) {
            case CliException cliException -> cliException;
            case LocalBrokerException broker -> toCliException(broker);
            case RegistryStartException registry -> new CliException(
                    ExitCodes.CANNOT_START, String.valueOf(registry.getMessage()), null, registry);
            default -> new CliException(
                    ExitCodes.INTERNAL,
                    "the mesh could not start: " + failure.getClass().getSimpleName(),
                    "see logs/heddle.log in the data folder",
                    failure);
        };
    }

    /** Also used for a broker that fails after startup, for example because its disk is full. */
    static CliException toCliException(LocalBrokerException failure) {
        int exitCode = failure.problem() == LocalBrokerException.Problem.BROKER_FAILED
                ? ExitCodes.INTERNAL
                : ExitCodes.CANNOT_START;
        return new CliException(exitCode, String.valueOf(failure.getMessage()), null, failure);
    }
}
