// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import io.heddle.registry.config.RegistryConfig;
import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The canonical namespace of the mesh's cluster in lineage. Others may name the same cluster by any of its brokers, by
 * another listener or by {@code localhost}; without normalisation the graph would fall apart. Thread-safe.
 *
 * <pre>{@code
 * namespace.dataset("kafka://Broker-2:9092", "crm.customers.v1"); // equals namespace.topic("crm.customers.v1")
 * }</pre>
 *
 * <p>An application of the mesh is {@code application("fraud.scoring")}: a Kafka consumer group and the OpenLineage job
 * of that name in the namespace of the mesh's cluster are one node. A job elsewhere keeps its own namespace.
 *
 * @see <a href="https://openlineage.io/docs/spec/naming">OpenLineage naming</a>
 */
@Singleton
public final class MeshNamespace {
    private static final String SCHEME = "kafka://";
    private static final String DEFAULT_PORT = ":9092";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final String name;
    private volatile Set<String> addresses;

    public MeshNamespace(RegistryConfig config) {
        this(config.bootstrapServers());
    }

    /** @param bootstrapServers as in a Kafka client's configuration */
    public MeshNamespace(String bootstrapServers) {
        List<String> servers = servers(bootstrapServers).toList();
        this.name = SCHEME + servers.get(0);
        this.addresses = withLoopback(servers);
    }

    /** {@code kafka://} and the first bootstrap server of this registry. */
    public String name() {
        return name;
    }

    /** Whether an OpenLineage namespace is that of the mesh's cluster or of one of its brokers. */
    public boolean isMesh(String namespace) {
        if (namespace.equals(name)) {
            return true;
        }
        Set<String> known = addresses;
        return namespace.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && servers(namespace.substring(SCHEME.length())).anyMatch(known::contains);
    }

    /** A dataset, in the mesh's namespace if it is a topic there; otherwise unchanged. */
    public LineageNode.Dataset dataset(String namespace, String datasetName) {
        return new LineageNode.Dataset(isMesh(namespace) ? name : namespace, datasetName);
    }

    /** A topic of the mesh's cluster. */
    public LineageNode.Dataset topic(String topic) {
        return new LineageNode.Dataset(name, topic);
    }

    /** An application, in the mesh's namespace if it belongs there; otherwise unchanged. */
    public LineageNode.Application application(String namespace, String applicationName) {
        return new LineageNode.Application(isMesh(namespace) ? name : namespace, applicationName);
    }

    /** An application of the mesh: {@code fraud.scoring}, or any consumer group of the cluster. */
    public LineageNode.Application application(String applicationName) {
        return new LineageNode.Application(name, applicationName);
    }

    /** The same node with the canonical namespace of this cluster. */
    public LineageNode normalise(LineageNode node) {
        return switch (node) {
            case LineageNode.Dataset dataset -> dataset(dataset.namespace(), dataset.name());
            case LineageNode.Field field ->
                new LineageNode.Field(dataset(field.namespace(), field.dataset().name()), field.path());
            case LineageNode.Application application -> application(application.namespace(), application.name());
        };
    }

    /** Whether the node is in the canonical namespace of the mesh's cluster. */
    public boolean contains(LineageNode node) {
        return node.namespace().equals(name);
    }

    /**
     * Adds addresses of the cluster: those its brokers advertise, and those by which it was reached before.
     *
     * @param more {@code host:port} each
     * @return whether any of them is new
     */
    public synchronized boolean addAddresses(Collection<String> more) {
        Set<String> all = new HashSet<>(addresses);
        boolean changed = all.addAll(withLoopback(more.stream().flatMap(MeshNamespace::servers).toList()));
        addresses = Set.copyOf(all);
        return changed;
    }

    private static Stream<String> servers(String list) {
        return Stream.of(list.split(",", 64)).map(String::strip).map(MeshNamespace::address);
    }

    private static String address(String text) {
        String host = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
        return (hasPort ? host : host + DEFAULT_PORT).toLowerCase(Locale.ROOT);
    }

    /** On the local machine the same address has three spellings. */
    private static Set<String> withLoopback(Collection<String> servers) {
        Set<String> all = new HashSet<>(servers);
        for (String server : servers) {
            int colon = server.lastIndexOf(':');
            if (LOOPBACK.contains(server.substring(0, colon))) {
                LOOPBACK.forEach(host -> all.add(host + server.substring(colon)));
            }
        }
        return Set.copyOf(all);
    }
}
