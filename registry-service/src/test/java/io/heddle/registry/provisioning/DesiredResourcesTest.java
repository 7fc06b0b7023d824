// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.provisioning;

import io.heddle.contract.Contract;
import io.heddle.contract.TopicSettings;
import io.heddle.contract.TopicSettings.Compatibility;
import io.heddle.testkit.ContractFixture;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class DesiredResourcesTest {
    private static final Optional<Duration> DAY = Optional.of(Duration.ofDays(1));

    @Test
    void shouldCompactAndDeleteTheOutputOfACompactedProductWithRetention() {
        assertThat(outputConfig(true, DAY)).containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "86400000");
        assertThat(outputConfig(true, Optional.empty())).containsEntry("cleanup.policy", "compact")
                .doesNotContainKey("retention.ms");
        assertThat(outputConfig(false, DAY)).containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "86400000");
    }

    private static Map<String, String> outputConfig(boolean compacted, Optional<Duration> retention) {
        Contract contract = ContractFixture.overFields("{\"name\":\"id\",\"type\":\"long\"}").build().toBuilder()
                .settings(new TopicSettings(Compatibility.NONE, 2, Optional.empty(), compacted, retention))
                .build();
        return DesiredResources.of(contract).topics().stream()
                .filter(topic -> topic.name().equals(contract.topics().output(contract.ports().get(0).name())))
                .findFirst()
                .orElseThrow()
                .config();
    }
}
