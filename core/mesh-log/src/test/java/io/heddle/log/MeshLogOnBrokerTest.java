// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.DomainName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MeshLogOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final DomainName CRM = new DomainName("crm");

    private final MeshLogConfig config = MeshLogBrokerFixture.newLog();

    @Test
    void shouldShowCommittedChangeInEveryViewWhenWritten() {
        try (MeshLogReader reader = MeshLogReader.start(config);
                MeshLogWriter writer = MeshLogWriter.open(config)) {
            assertThat(reader.awaitReady(SOON)).isTrue();

            CommandOutcome<String> outcome =
                    writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "customers")));

            MeshView view = ((CommandOutcome.Committed<String>) outcome).view();
            assertThat(view.domain(CRM)).contains(DomainEntryFixture.domain("crm", "customers"));
            assertThat(reader.awaitPosition(view.position(), SOON)).isTrue();
            assertThat(reader.view()).isEqualTo(view);
            assertThat(reader.health().state()).isEqualTo(MeshLogHealth.State.FOLLOWING);
        }
    }

    @Test
    void shouldDecideOnNewestViewWhenAnotherWriterHasWritten() {
        try (MeshLogWriter one = MeshLogWriter.open(config);
                MeshLogWriter other = MeshLogWriter.open(config)) {
            one.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "1")));
            other.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "2")));

            CommandOutcome<String> refused = one.submit(
                    view -> CommandDecision.refuse(view.domain(CRM).orElseThrow().description()));
            one.submit(view -> CommandDecision.write(
                    DomainEntryFixture.put("crm", view.domain(CRM).orElseThrow().description() + "3")));

            assertThat(refused).isEqualTo(new CommandOutcome.Refused<>("2"));
            assertThat(replay().domain(CRM)).contains(DomainEntryFixture.domain("crm", "23"));
        }
    }

    @Test
    void shouldWriteOnceWhenCommandIsResubmitted() {
        CommandId command = CommandId.random();
        try (MeshLogWriter one = MeshLogWriter.open(config);
                MeshLogWriter other = MeshLogWriter.open(config)) {
            one.submit(command, DomainEntryFixture.always(DomainEntryFixture.put("crm", "1")));
            one.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "2")));

            CommandOutcome<String> repeated =
                    one.submit(command, DomainEntryFixture.always(DomainEntryFixture.put("crm", "1")));
            CommandOutcome<String> elsewhere =
                    other.submit(command, DomainEntryFixture.always(DomainEntryFixture.put("crm", "1")));

            assertThat(repeated).isInstanceOf(CommandOutcome.Committed.class);
            assertThat(elsewhere).isInstanceOf(CommandOutcome.Committed.class);
            assertThat(replay().domain(CRM)).contains(DomainEntryFixture.domain("crm", "2"));
        }
    }

    @Test
    void shouldApplyACommandWithManyChangesAtomically() {
        List<MeshView> seen = new CopyOnWriteArrayList<>();
        MeshChange[] changes = new MeshChange[2500];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = DomainEntryFixture.put("d" + i, "");
        }
        try (MeshLogReader reader = MeshLogReader.start(config);
                MeshLogWriter writer = MeshLogWriter.open(config)) {
            assertThat(reader.awaitReady(SOON)).isTrue();
            reader.onChange(seen::add);

            MeshView view =
                    ((CommandOutcome.Committed<String>) writer.submit(DomainEntryFixture.always(changes))).view();

            assertThat(reader.awaitPosition(view.position(), SOON)).isTrue();
            await().atMost(SOON).until(() -> seen.stream().anyMatch(shown -> shown.position() >= view.position()));
            assertThat(seen).extracting(shown -> shown.domains().size()).containsOnly(0, 2500);
        }
    }

    @Test
    void shouldDropEntityWhenRemoved() {
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            writer.submit(
                    DomainEntryFixture.always(DomainEntryFixture.put("crm", "1"), DomainEntryFixture.put("web", "1")));
            writer.submit(DomainEntryFixture.always(new MeshChange.RemoveDomain(CRM)));

            assertThat(replay().domains()).containsOnlyKeys(new DomainName("web"));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenDecisionFails() {
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            assertThatThrownBy(() -> writer.submit(view -> {
                throw new IllegalStateException("defect");
            }))
                    .hasMessage("defect");

            assertThat(writer.submit(DomainEntryFixture.always(DomainEntryFixture.put("crm", "1"))))
                    .isInstanceOf(CommandOutcome.Committed.class);
            assertThat(replay().position()).isEqualTo(1);
        }
    }

    private MeshView replay() {
        try (MeshLogReader reader = MeshLogReader.start(config)) {
            assertThat(reader.awaitReady(SOON)).isTrue();
            return reader.view();
        }
    }
}
