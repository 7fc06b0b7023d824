// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The broker that all tests of a JVM share. Started on first use and stopped when the JVM exits. As a JUnit extension
 * it injects a {@link TestScope} with unique names into each test.
 *
 * <pre>{@code @ExtendWith(SharedBroker.class)
 * class OrdersOnBrokerTest {
 *     void shouldCountOrders(TestScope scope) {
 *         ProductId orders = scope.product("orders");
 *         scope.createTopic(orders + ".v1.ingest", 2);
 *     }
 * }
 * }</pre>
 *
 * <p>Not for tests that stop, secure or reconfigure the broker, or that delete the mesh's own topics: they start a
 * {@link LocalBroker} or a {@link BrokerProcess} of their own. Thread-safe.
 */
public final class SharedBroker implements ParameterResolver {
    private static final AtomicInteger SCOPES = new AtomicInteger();

    /** Started on first use. */
    private static final class Holder {
        static final LocalBroker BROKER = start();

        private static LocalBroker start() {
            LocalBroker broker = LocalBroker.start(LocalBrokerConfig.temporary());
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "shared-broker-stop"));
            return broker;
        }
    }

    /** The bootstrap servers of the broker. */
    public static String bootstrapServers() {
        return Holder.BROKER.bootstrapServers();
    }

    /** Creates a new scope; may be called outside a JUnit method. */
    public static TestScope newScope() {
        return new TestScope(bootstrapServers(), SCOPES.incrementAndGet());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestScope.class;
    }

    /** All parameters of one test get the same scope; each test gets its own. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(ExtensionContext.Namespace.create(SharedBroker.class, test.getUniqueId()))
                .getOrComputeIfAbsent(TestScope.class, type -> newScope(), TestScope.class);
    }
}
