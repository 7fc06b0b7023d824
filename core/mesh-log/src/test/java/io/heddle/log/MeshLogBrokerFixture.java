// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;

/** A log of its own for each test, on the broker that they share. */
final class MeshLogBrokerFixture {
    private MeshLogBrokerFixture() {}

    static MeshLogConfig newLog() {
        MeshLogConfig config = missingLog();
        MeshLogTopic.ensure(config);
        return config;
    }

    /** One whose topic does not exist yet. */
    static MeshLogConfig missingLog() {
        TestScope scope = SharedBroker.newScope();
        return MeshLogConfig.of(scope.bootstrapServers()).withTopic(scope.topic("log"));
    }
}
