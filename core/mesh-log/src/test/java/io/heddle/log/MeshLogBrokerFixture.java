// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.testkit.SharedBroker;
import io.heddle.testkit.TestScope;

/** Provides a separate log for each test on a shared broker. */
final class MeshLogBrokerFixture {
    private MeshLogBrokerFixture() {}

    static MeshLogConfig newLog() {
        MeshLogConfig config = missingLog();
        MeshLogTopic.ensure(config);
        return config;
    }

    /** A log whose topic does not exist yet. */
    static MeshLogConfig missingLog() {
        TestScope scope = SharedBroker.newScope();
        return MeshLogConfig.of(scope.bootstrapServers()).withTopic(scope.topic("log"));
    }
}
