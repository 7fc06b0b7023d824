// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.internal.write.LogWriteStep;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Interruptions between the steps of a write: a concurrent writer, a lost response, a crash. */
class MeshLogInterruptedWriteOnBrokerTest {
    private static final ModelCommand FIRST = command("first");
    private static final ModelCommand MINE = command("mine");
    private static final ModelCommand OTHER = command("other");

    private final MeshLogConfig config = MeshLogBrokerFixture.newLog();

    @BeforeEach
    void givenALogWithOneCommand() {
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            submit(writer, FIRST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRedecideWhenFencedAtAnyStepOfAFreshWriter(LogWriteStep step) {
        AtomicBoolean fenced = new AtomicBoolean();
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer = MeshLogWriter.open(config, once(fenced, step, () -> submit(other, OTHER)))) {
            assertThat(submit(writer, MINE)).isInstanceOf(CommandOutcome.Committed.class);
        }
        assertThat(fenced).isTrue();
        assertThat(commands()).isEqualTo(step == LogWriteStep.AFTER_COMMIT
                ? List.of("first", "mine", "other")
                : List.of("first", "other", "mine"));
        assertThat(lastDescription().split(";")).containsExactly(commands().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_READ", "AFTER_DECIDE", "AFTER_SEND", "BEFORE_COMMIT", "AFTER_COMMIT"})
    void shouldRedecideWhenFencedAtAnyStepOfAWriterThatHeldTheEpoch(String step) {
        AtomicBoolean armed = new AtomicBoolean(true);
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer =
                        MeshLogWriter.open(config,
                                once(armed, LogWriteStep.valueOf(step), () -> submit(other, OTHER)))) {
            submit(writer, command("second"));
            armed.set(false);

            assertThat(submit(writer, MINE)).isInstanceOf(CommandOutcome.Committed.class);
        }
        assertThat(armed).isTrue();
        assertThat(commands()).containsExactlyInAnyOrder("first", "second", "other", "mine");
        assertThat(lastDescription().split(";")).containsExactly(commands().toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteOnceWhenAnAnswerIsLostAtAnyStep(LogWriteStep step) {
        AtomicBoolean lost = new AtomicBoolean();
        LogWriteStep.Hook hook = once(lost, step, () -> {
            throw new TimeoutException("lost");
        });
        try (MeshLogWriter writer = MeshLogWriter.open(config, hook)) {
            assertThat(submit(writer, MINE)).isInstanceOf(CommandOutcome.Committed.class);
        }
        assertThat(lost).isTrue();
        assertThat(commands()).containsExactly("first", "mine");
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteAllOrNothingAndNotBlockOthersWhenTheWriterDiesAtAnyStep(LogWriteStep step) {
        AtomicBoolean dead = new AtomicBoolean();
        LogWriteStep.Hook hook = once(dead, step, () -> {
            throw new AssertionError("dead");
        });
        try (MeshLogWriter writer = MeshLogWriter.open(config, hook);
                MeshLogWriter successor = MeshLogWriter.open(config)) {
            assertThatThrownBy(() -> submit(writer, MINE)).hasMessage("dead");

            assertThat(submit(successor, OTHER)).isInstanceOf(CommandOutcome.Committed.class);
            assertThat(commands()).isEqualTo(step == LogWriteStep.AFTER_COMMIT
                    ? List.of("first", "mine", "other")
                    : List.of("first", "other"));
            assertThat(submit(writer, MINE)).isInstanceOf(CommandOutcome.Committed.class);
            assertThat(commands()).containsExactlyInAnyOrder("first", "other", "mine");
        }
    }

    @Test
    void shouldRefuseOnNewestViewWhenAnotherWriterWroteAfterTheDecision() {
        AtomicBoolean armed = new AtomicBoolean(true);
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer =
                        MeshLogWriter.open(config,
                                once(armed, LogWriteStep.AFTER_DECIDE, () -> submit(other, OTHER)))) {
            submit(writer, command("second"));
            armed.set(false);

            CommandOutcome<String> refused = writer.submit(view -> CommandDecision.refuse(descriptionIn(view)));

            assertThat(refused).isEqualTo(new CommandOutcome.Refused<>("first;second;other;"));
        }
    }

    @Test
    void shouldAnswerARepeatedCommandOnTheNewestViewWhenTheWriterWasFenced() {
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer = MeshLogWriter.open(config)) {
            submit(writer, MINE);
            submit(other, OTHER);

            MeshView view = ((CommandOutcome.Committed<Long>) submit(writer, MINE)).view();

            assertThat(descriptionIn(view)).isEqualTo("first;mine;other;");
        }
    }

    private static LogWriteStep.Hook once(AtomicBoolean done, LogWriteStep targetStep, Runnable action) {
        return step -> {
            if (step == targetStep && done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    private static ModelCommand command(String id) {
        return new ModelCommand(id, List.of("crm"), 4);
    }

    private static CommandOutcome<Long> submit(MeshLogWriter writer, ModelCommand command) {
        return writer.submit(command.commandId(), command::decide);
    }

    private List<String> commands() {
        return CommittedLogReader.read(config).stream().map(CommittedLogReader.Line::command).toList();
    }

    private String lastDescription() {
        List<CommittedLogReader.Line> log = CommittedLogReader.read(config);
        return log.get(log.size() - 1).description();
    }

    private static String descriptionIn(MeshView view) {
        return ModelCommand.descriptions(view).getOrDefault("crm", "");
    }
}
