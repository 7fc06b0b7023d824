// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;
import io.heddle.contract.TopicName;

import java.util.concurrent.atomic.AtomicInteger;

/** One broker for all tests of this JVM, and a log of its own for each test. */
public final class MeshLogBrokerFixture {
    private static final AtomicInteger LOGS = new AtomicInteger();
    private static final LocalBroker BROKER = start();

    private MeshLogBrokerFixture() {}

    private static LocalBroker start() {
        LocalBroker broker = LocalBroker.start(LocalBrokerConfig.temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker;
    }

    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    static MeshLogConfig newLog() {
        MeshLogConfig config = MeshLogConfig.of(BROKER.bootstrapServers())
                .withTopic(new TopicName("test.log-" + LOGS.incrementAndGet()));
        MeshLogTopic.ensure(config);
        return config;
    }
}
