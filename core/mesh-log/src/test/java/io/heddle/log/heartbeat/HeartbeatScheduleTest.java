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

    private final HeartbeatSchedule schedule = new HeartbeatSchedule(Duration.ofSeconds(5));

    private static Status waiting(long offset, String missing) {
        Wait wait = new Wait("crm.customers.v1.ingest", 0, offset, Instant.EPOCH, missing);
        return Status.of(State.WAITING, Optional.empty(),
                List.of(new Cell("crm", State.WAITING, Optional.empty(), List.of(wait), 1)));
    }

    @Test
    void shouldPublishImmediatelyAndThenEveryFiveSecondsWhenNothingChanges() {
        Status running = Status.of(State.RUNNING, Optional.empty());
        assertThat(schedule.hasPublished()).isFalse();
        assertThat(schedule.isDue(running, 0)).isTrue();
        schedule.published(running, 0);

        assertThat(schedule.hasPublished()).isTrue();
        assertThat(schedule.isDue(running, 5 * SECOND - 1)).isFalse();
        assertThat(schedule.isDue(running, 5 * SECOND)).isTrue();
    }

    @Test
    void shouldPublishImmediatelyWhenTheStateOrTheWaitingPartitionsChange() {
        schedule.published(waiting(7, "schema 9"), 0);

        assertThat(schedule.isDue(waiting(8, "schema 9"), 1)).isTrue();
        assertThat(schedule.isDue(Status.of(State.RUNNING, Optional.empty()), 1)).isTrue();
        assertThat(schedule.isDue(Status.of(State.WAITING, Optional.of("Kafka")), 1)).isTrue();
    }

    @Test
    void shouldNotPublishImmediatelyWhenOnlyTheDetailTextChanges() {
        schedule.published(waiting(7, "schema 9, next try in 3 s"), 0);

        assertThat(schedule.isDue(waiting(7, "schema 9, next try in 2 s"), 1)).isFalse();
    }
}
