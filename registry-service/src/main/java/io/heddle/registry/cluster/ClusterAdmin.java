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
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /** Waits for completion; any failure becomes a {@link ProblemException}. */
    public void await(String what, KafkaFuture<Void> future) {
        await(what, future, NeverThrown.class);
    }

    /**
     * Waits for a result.
     *
     * @param what describes the request, for the error message
     * @param fine an exception to ignore: it yields empty, as does a future without a value
     * @throws ProblemException if Kafka does not answer in time or rejects the request
     */
    public <T> Optional<T> await(String what, KafkaFuture<T> future, Class<? extends Exception> fine) {
        try {
            return Optional.ofNullable(future.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (fine.isInstance(cause)) {
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
                "Kafka at " + config.bootstrapServers() + " did not answer: " + what,
                "Check that the cluster runs and is reachable from here, then send the same request again;"
                        + " what was done already stays and is not done twice")
                .toException();
    }

    private static ProblemException refused(String what, Throwable cause) {
        return ProblemDetails.of(ProblemCode.KAFKA_REFUSED, "Kafka refused to " + what + ": " + cause.getMessage(),
                "Change what it names in the contract or in the cluster, then send the same request again")
                .toException();
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }

    /** Matches no exception: every failure is reported. */
    private static final class NeverThrown extends Exception {
        private static final long serialVersionUID = 1L;

        private NeverThrown() {}
    }
}
