// SPDX-License-Identifier: Apache-2.0
package io.heddle.testkit;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedBroker.class)
class SharedBrokerTest {
    @Test
    void shouldGiveEachTestItsOwnNamesOnTheSameBroker(TestScope scope) throws Exception {
        TestScope other = SharedBroker.newScope();
        scope.createTopic(scope.topic("log"), 2);
        other.createTopic(other.topic("log"), 1);

        assertThat(other.bootstrapServers()).isEqualTo(scope.bootstrapServers());
        try (Admin admin = Admin.create(scope.kafka())) {
            assertThat(admin.listTopics().names().get())
                    .contains(scope.topic("log").value(), other.topic("log").value())
                    .doesNotHaveDuplicates();
        }
        assertThat(other.product("orders")).isNotEqualTo(scope.product("orders"));
        assertThat(other.id("writer")).isNotEqualTo(scope.id("writer"));
    }

    @Test
    void shouldReuseOneScopeWithinATest(TestScope one, TestScope same) {
        assertThat(same).isSameAs(one);
    }
}
