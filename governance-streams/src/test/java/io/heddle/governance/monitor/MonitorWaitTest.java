// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.governance.gate.health.Missing;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MonitorWaitTest {
    private static final List<String> TOPICS = List.of("mesh.metrics", "mesh.sla");

    @Test
    void shouldReportWhatIsMissingWithTheCodesOfTheGate() {
        assertThat(MonitorWait.topics(TOPICS)).isEqualTo(new MonitorWait(
                new Missing.Topic("mesh.metrics", Missing.Topic.Use.READ).code(), "topics mesh.metrics, mesh.sla"));
        assertThat(MonitorWait.of(TOPICS, new UnknownTopicOrPartitionException("mesh.sla")))
                .isEqualTo(MonitorWait.topics(TOPICS));
        assertThat(MonitorWait.of(TOPICS, new TopicAuthorizationException("mesh.sla"))).isEqualTo(new MonitorWait(
                new Missing.Permission(Missing.Permission.Right.DESCRIBE_TOPICS, "topics").code(),
                "permission to DESCRIBE topics mesh.metrics, mesh.sla; grant it to this monitor"));
        assertThat(MonitorWait.of(TOPICS, new TimeoutException("node 1"))).isEqualTo(new MonitorWait(
                new Missing.Kafka("TimeoutException").code(),
                "Kafka to answer (TimeoutException);"
                        + " start the brokers, or fix the bootstrap address and the network"));
        assertThat(MonitorWait.of(TOPICS, null).code()).isEqualTo("kafka");
    }
}
