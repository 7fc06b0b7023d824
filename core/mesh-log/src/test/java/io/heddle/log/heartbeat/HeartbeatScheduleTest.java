// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.heartbeat;

import io.heddle.contract.mesh.ComponentHeartbeat.Cell;
import io.heddle.contract.mesh.ComponentHeartbeat.State;
import io.heddle.contract.mesh.ComponentHeartbeat.Status;
import io.heddle.contract.mesh.ComponentHeartbeat.Wait;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class HeartbeatScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    private final HeartbeatSchedule pulse = new HeartbeatSchedule(Duration.ofSeconds(5));

    private static Status waiting(long offset, String missing) {
        Wait wait = new Wait("crm.customers.v1.ingest", 0, offset, Instant.EPOCH, missing);
        return Status.of(State.WAITING, Optional.empty(),
                List.of(new Cell("crm", State.WAITING, Optional.empty(), List.of(wait), 1)));
    }

    @Test
    void shouldPublishImmediatelyAndThenEveryFiveSecondsWhenNothingChanges() {
        Status running = Status.of(State.RUNNING, Optional.empty());
        assertThat(pulse.hasPublished()).isFalse();
        assertThat(pulse.isDue(running, 0)).isTrue();
        pulse.published(running, 0);

        assertThat(pulse.hasPublished()).isTrue();
        assertThat(pulse.isDue(running, 5 * SECOND - 1)).isFalse();
        assertThat(pulse.isDue(running, 5 * SECOND)).isTrue();
    }

    @Test
    void shouldPublishImmediatelyWhenTheStateOrTheWaitingPartitionsChange() {
        pulse.published(waiting(7, "schema 9"), 0);

        assertThat(pulse.isDue(waiting(8, "schema 9"), 1)).isTrue();
        assertThat(pulse.isDue(Status.of(State.RUNNING, Optional.empty()), 1)).isTrue();
        assertThat(pulse.isDue(Status.of(State.WAITING, Optional.of("Kafka")), 1)).isTrue();
    }

    @Test
    void shouldNotPublishImmediatelyWhenOnlyTheDetailTextChanges() {
        pulse.published(waiting(7, "schema 9, next try in 3 s"), 0);

        assertThat(pulse.isDue(waiting(7, "schema 9, next try in 2 s"), 1)).isFalse();
    }
}
