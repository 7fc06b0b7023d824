// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.internal.write.LogWriteStep;
import io.heddle.testkit.ChildJvm;
import io.heddle.testkit.SharedBroker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Kills a writer process with {@code kill -9} in the middle of a transaction of two records. */
class MeshLogKilledWriterOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final MeshLogConfig config = MeshLogBrokerFixture.newLog();

    @Test
    void shouldRecoverAtOnceWhenAWriterIsKilledBeforeItsCommit() throws Exception {
        shouldRecoverWhenAWriterIsKilled(LogWriteStep.BEFORE_COMMIT);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void shouldRecoverWhenAWriterIsKilled(LogWriteStep step) throws Exception {
        try (MeshLogReader reader = MeshLogReader.start(config);
                MeshLogWriter successor = MeshLogWriter.open(config)) {
            assertThat(reader.awaitReady(SOON)).isTrue();
            try (ChildJvm child = ChildJvm.start(
                    HangingWriterMain.class, SharedBroker.bootstrapServers(), config.topic(), step, "killed")) {
                child.await("HANGING");
                child.kill();
            }
            boolean committed = step == LogWriteStep.AFTER_COMMIT;
            assertThat(CommittedLogReader.read(config)).hasSize(committed ? 2 : 0);

            ModelCommand next = new ModelCommand("next", List.of("crm"), 4);
            CommandOutcome<Long> outcome = successor.submit(next.commandId(), next::decide);

            MeshView view = ((CommandOutcome.Committed<Long>) outcome).view();
            assertThat(ModelCommand.descriptions(view))
                    .containsEntry("crm", committed ? "killed;next;" : "next;")
                    .hasSize(committed ? 2 : 1);
            assertThat(reader.awaitPosition(view.position(), SOON)).isTrue();
            assertThat(reader.view()).isEqualTo(view);
        }
    }
}
