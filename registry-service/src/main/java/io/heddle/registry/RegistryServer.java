// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.log.MeshLogReader;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.lineage.observed.ConsumerGroupObserver;
import io.heddle.registry.lineage.openlineage.LineageTopicReader;
import io.heddle.registry.mesh.MeshBootstrap;
import io.heddle.registry.mesh.RegistryHeartbeat;
import io.heddle.registry.operations.StaleInstanceCleaner;
import io.heddle.registry.portal.live.LiveStreams;
import io.heddle.registry.topics.MeshTopicReader;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;

import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A running registry, for embedding: the local mesh runs it in its own process. Thread-safe.
 *
 * <pre>{@code
 * try (RegistryServer registry = RegistryServer.start(RegistryConfig.local("127.0.0.1:9092", schemaRegistry, 0))) {
 *     System.out.println(registry.uri());
 * }
 * }</pre>
 */
public final class RegistryServer implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private RegistryServer(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts serving and returns once the port is bound. Whether Kafka and the schema registry are reachable is
     * reported at {@code /health/readiness}.
     *
     * @throws RegistryStartException if the server cannot start, for example because the port is taken
     */
    public static RegistryServer start(RegistryConfig config) {
        return start(config, List.of());
    }

    /**
     * Starts serving with a view of the mesh that the process already has.
     *
     * @param view shared with the caller; closing the registry leaves it open
     */
    public static RegistryServer start(RegistryConfig config, MeshLogReader view) {
        return start(config, List.of(view));
    }

    /** Starts with beans that replace the registry's own. */
    static RegistryServer start(RegistryConfig config, List<Object> parts) {
        ApplicationContext context = builder(config).singletons(parts.toArray()).start();
        try {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            context.getBean(RegistryHeartbeat.class).start();
            context.getBean(MeshBootstrap.class).start(() -> follow(context));
            return new RegistryServer(context, server);
        } catch (ServerStartupException e) {
            context.close();
            throw startFailure(config, e);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** The base address of the API, such as {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return server.getURI();
    }

    /** What the registry is waiting for before it is ready; empty once it is ready. */
    public Optional<String> waitingFor() {
        return context.getBean(MeshBootstrap.class).waitingFor();
    }

    /** The number of open live streams. */
    int liveStreams() {
        return context.getBean(LiveStreams.class).openStreams();
    }

    /** Stops serving and releases the port. */
    @Override
    public void close() {
        // Closed first: the server waits for pending responses, and a live stream never completes.
        context.getBean(LiveStreams.class).close();
        context.close();
    }

    /** Starts the readers of the mesh's own topics; called once the topics exist. */
    private static void follow(ApplicationContext context) {
        context.getBean(MeshTopicReader.class).start();
        context.getBean(LineageTopicReader.class).start();
        context.getBean(StaleInstanceCleaner.class).start();
        context.getBean(ConsumerGroupObserver.class).start();
    }

    private static ApplicationContextBuilder builder(RegistryConfig config) {
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .enableDefaultPropertySources(false)
                .singletons(config)
                .properties(RegistryServerProperties.of(config));
    }

    private static RegistryStartException startFailure(RegistryConfig config, ServerStartupException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new RegistryStartException(RegistryStartException.Reason.PORT_IN_USE,
                        "port " + config.port() + " on " + config.host() + " is in use by another program;"
                                + " stop it, or choose another port (0 picks a free one)",
                        e);
            }
        }
        return new RegistryStartException(RegistryStartException.Reason.FAILED,
                "the registry cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
    }
}
