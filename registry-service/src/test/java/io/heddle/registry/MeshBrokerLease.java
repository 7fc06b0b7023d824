// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import io.heddle.testkit.SharedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * A broker without topics, for one mesh at a time. The topics of a mesh have fixed names, so a second mesh needs a
 * second broker while the first is in use: the first lease gets the {@link SharedBroker}, and only test classes that
 * run at the same time as others make further brokers start. All are kept until the JVM exits.
 *
 * <p>Closing deletes every topic and consumer group but those of a {@link io.heddle.testkit.TestScope}. The clients
 * must be closed by then. A broker that cannot be emptied is not handed out again. Thread-safe.
 */
public final class MeshBrokerLease implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern OF_A_SCOPE = Pattern.compile("test\\d+[.-].*|__.*");
    private static final Deque<String> FREE = new ArrayDeque<>();
    private static boolean sharedBrokerLent;

    private final String bootstrapServers;

    private MeshBrokerLease(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Hands out a broker, starting one if none is free. */
    public static MeshBrokerLease acquire() {
        synchronized (FREE) {
            if (!FREE.isEmpty()) {
                return new MeshBrokerLease(FREE.pop());
            }
            if (!sharedBrokerLent) {
                sharedBrokerLent = true;
                return new MeshBrokerLease(SharedBroker.bootstrapServers());
            }
        }
        LocalBroker broker = LocalBroker.start(LocalBrokerConfig.temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "leased-broker-stop"));
        return new MeshBrokerLease(broker.bootstrapServers());
    }

    /** The bootstrap servers of the broker. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates an admin client, which the caller closes. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    @Override
    public void close() {
        try (Admin admin = admin()) {
            // The members of a group that has just been closed may still be leaving it.
            Awaitility.await().atMost(SOON).ignoreException(ExecutionException.class).until(() -> {
                deleteGroups(admin);
                admin.deleteTopics(names(admin.listTopics().names().get())).all().get();
                return names(admin.listTopics().names().get()).isEmpty();
            });
        }
        synchronized (FREE) {
            FREE.push(bootstrapServers);
        }
    }

    private static void deleteGroups(Admin admin) throws ExecutionException, InterruptedException {
        Collection<String> groups =
                names(admin.listGroups().all().get().stream().map(GroupListing::groupId).toList());
        try {
            admin.deleteConsumerGroups(groups).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw e;
            }
        }
    }

    private static Collection<String> names(Collection<String> all) {
        return all.stream().filter(name -> !OF_A_SCOPE.matcher(name).matches()).toList();
    }
}
