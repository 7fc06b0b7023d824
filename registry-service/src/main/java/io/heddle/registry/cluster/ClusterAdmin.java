// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The registry's only admin client, created lazily; every request has a timeout. Thread-safe. */
@Singleton
public final class ClusterAdmin {
    private final RegistryConfig config;
    private @Nullable Admin admin;

    public ClusterAdmin(RegistryConfig config) {
        this.config = config;
    }

    public synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> properties = new HashMap<>(config.kafka());
            int timeout = Math.toIntExact(config.requestTimeout().toMillis());
            properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
            properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
            properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "heddle-registry");
            try {
                admin = Admin.create(properties);
            } catch (KafkaException e) {
                throw unavailable("connect");
            }
        }
        return admin;
    }

    /** Starts the time in which one request, or several that belong together, must be answered. */
    public AdminDeadline deadline() {
        return AdminDeadline.in(config.requestTimeout());
    }

    /**
     * Waits for a result, for as long as one request may take; any failure becomes a {@link ProblemException}.
     *
     * @param what describes the request, for the error message
     * @return empty if the future has no value
     */
    public <T> Optional<T> await(String what, KafkaFuture<T> future) {
        return await(what, future, deadline(), failure -> false);
    }

    /**
     * Waits for a result, for as long as one request may take.
     *
     * @param tolerated an exception to ignore: it yields empty, as does a future without a value
     * @throws ProblemException if Kafka does not answer in time or rejects the request
     */
    public <T> Optional<T> await(String what, KafkaFuture<T> future, Class<? extends ApiException> tolerated) {
        return await(what, future, deadline(), tolerated);
    }

    /**
     * Waits for a result until the deadline, at least for a moment: an answer that is already here is taken.
     *
     * @throws ProblemException if Kafka does not answer in time or rejects the request
     */
    public <T> Optional<T> await(
            String what, KafkaFuture<T> future, AdminDeadline deadline, Class<? extends ApiException> tolerated) {
        return await(what, future, deadline, tolerated::isInstance);
    }

    private <T> Optional<T> await(
            String what, KafkaFuture<T> future, AdminDeadline deadline, Predicate<Throwable> tolerated) {
        try {
            return Optional.ofNullable(future.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (tolerated.test(cause)) {
                return Optional.empty();
            }
            throw cause instanceof RetriableException ? unavailable(what) : refused(what, cause);
        } catch (TimeoutException e) {
            throw unavailable(what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(what);
        }
    }

    private ProblemException unavailable(String what) {
        return ProblemDetails.of(ProblemCode.KAFKA_UNAVAILABLE,
                "Kafka at " + config.bootstrapServers() + " did not answer a request to " + what,
                "Check that the cluster is running and reachable from the registry, then send the same request again;"
                        + " completed steps are kept and not repeated")
                .toException();
    }

    private static ProblemException refused(String what, Throwable cause) {
        return ProblemDetails.of(ProblemCode.KAFKA_REFUSED, "Kafka refused to " + what + ": " + cause.getMessage(),
                "Correct the contract or the cluster as the message says, then send the same request again")
                .toException();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
