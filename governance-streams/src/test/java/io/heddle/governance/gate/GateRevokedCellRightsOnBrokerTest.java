// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.health.GateHealth;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static io.heddle.governance.gate.SecuredClusterFixture.SOON;
import static io.heddle.governance.gate.SecuredClusterFixture.cell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Permissions on groups and transactional ids are revoked, which affects the whole cell but no other cell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateRevokedCellRightsOnBrokerTest {
    private static final Duration SEVERAL_STARTS = Duration.ofSeconds(4);
    private final SecuredClusterFixture guarded;

    GateRevokedCellRightsOnBrokerTest(@TempDir Path stateDir) throws ExecutionException, InterruptedException {
        guarded = new SecuredClusterFixture(stateDir);
    }

    @AfterAll
    void stop() {
        guarded.close();
    }

    @Test
    void shouldRestartOnlyTheFailedCell() throws Exception {
        guarded.createProduct("broken.one");
        guarded.createProduct("sound.one");
        try (Gate gate = guarded.gate("broken.one", "sound.one")) {
            guarded.send("broken.one", 0, 20);
            guarded.send("sound.one", 0, 20);
            await().atMost(SOON).until(() -> guarded.count("broken.one") == 20 && guarded.count("sound.one") == 20
                    && gate.health().isHealthy());

            guarded.revoke(ResourceType.GROUP, "mesh.gate.broken", AclOperation.READ);
            guarded.send("broken.one", 20, 40);
            await().atMost(SOON).until(() -> cell(gate, "broken").state() == GateHealth.State.RESTARTING);
            // Several restarts fail, and none of them may look like a recovery.
            for (long end = System.nanoTime() + SEVERAL_STARTS.toNanos(); System.nanoTime() < end;) {
                GateHealth.Cell broken = cell(gate, "broken");
                assertThat(broken.state()).isEqualTo(GateHealth.State.RESTARTING);
                assertThat(broken.failure())
                        .contains("GroupAuthorizationException: grant this application READ on group mesh.gate.broken");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            guarded.send("sound.one", 20, 40);
            await("the other domain").atMost(SOON).until(() -> guarded.count("sound.one") == 40);
            assertThat(guarded.count("broken.one")).isEqualTo(20);

            guarded.restore(ResourceType.GROUP, "mesh.gate.broken", AclOperation.READ);
            await().atMost(SOON).until(() -> guarded.count("broken.one") == 40 && gate.health().isHealthy());
            assertThat(cell(gate, "broken").failure()).isEmpty();
        }
        guarded.assertComplete("broken.one", "sound.one");
    }

    @Test
    void shouldReportTransactionalIdsWithoutWritePermission() throws Exception {
        guarded.createProduct("unsure.one");
        guarded.createProduct("sure.one");
        try (Gate gate = guarded.gate("sure.one", "unsure.one")) {
            guarded.send("sure.one", 0, 20);
            guarded.send("unsure.one", 0, 20);
            await().atMost(SOON).until(() -> guarded.count("sure.one") == 20 && guarded.count("unsure.one") == 20
                    && gate.health().isHealthy());

            guarded.send("unsure.one", 20, 30);
            guarded.revoke(ResourceType.TRANSACTIONAL_ID, "mesh.gate.unsure", AclOperation.WRITE);
            guarded.send("unsure.one", 30, 40);
            await().atMost(SOON).untilAsserted(() -> {
                GateHealth.Cell unauthorized = cell(gate, "unsure");
                assertThat(unauthorized.state()).isEqualTo(GateHealth.State.RESTARTING);
                assertThat(unauthorized.failure()).contains("TransactionalIdAuthorizationException:"
                        + " grant this application WRITE on transactional ids that begin with mesh.gate.unsure");
            });
            guarded.send("sure.one", 20, 40);
            await("the other domain").atMost(SOON).until(() -> guarded.count("sure.one") == 40);
            assertThat(cell(gate, "sure").state()).isEqualTo(GateHealth.State.RUNNING);
            assertThat(guarded.count("unsure.one")).isBetween(20, 30);
            assertThat(cell(gate, "unsure").state()).isEqualTo(GateHealth.State.RESTARTING);

            guarded.restore(ResourceType.TRANSACTIONAL_ID, "mesh.gate.unsure", AclOperation.WRITE);
            await().atMost(SOON).until(() -> guarded.count("unsure.one") == 40 && gate.health().isHealthy());
        }
        guarded.assertComplete("sure.one", "unsure.one");
    }

    /**
     * No records at all: one would fail, and even an earlier one would cause a late commit of its offsets, which would
     * fail too.
     */
    @Test
    void shouldReportAGroupWithoutReadPermissionWhenItsCellIsIdle() throws Exception {
        guarded.createProduct("busy.one");
        guarded.createProduct("idle.one");
        try (Gate gate = guarded.gate("busy.one", "idle.one")) {
            await("both partitions of both").atMost(SOON)
                    .until(() -> gate.health().isHealthy() && gate.lag().size() == 4);

            guarded.revoke(ResourceType.GROUP, "mesh.gate.idle", AclOperation.READ);
            await().atMost(Duration.ofSeconds(30)).until(() -> cell(gate, "idle").state() == GateHealth.State.STALLED);
            assertThat(cell(gate, "idle").failure())
                    .contains("permission to READ group mesh.gate.idle; grant it to this gate");
            assertThat(cell(gate, "busy").state()).isEqualTo(GateHealth.State.RUNNING);

            guarded.restore(ResourceType.GROUP, "mesh.gate.idle", AclOperation.READ);
            await().atMost(SOON).until(() -> gate.health().isHealthy());
            assertThat(cell(gate, "idle").failure()).isEmpty();
            guarded.send("idle.one", 0, 40);
            await().atMost(SOON).until(() -> guarded.count("idle.one") == 40);
        }
        guarded.assertComplete("idle.one");
    }
}
