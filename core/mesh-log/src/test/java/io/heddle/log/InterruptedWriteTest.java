// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

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

/** What comes between the steps of a write: another writer, a lost answer, a crash. */
class InterruptedWriteTest {
    private static final ModelCommand FIRST = command("first");
    private static final ModelCommand MINE = command("mine");
    private static final ModelCommand OTHER = command("other");

    private final MeshLogConfig config = TestBroker.newLog();

    @BeforeEach
    void givenALogWithOneCommand() {
        try (MeshLogWriter writer = MeshLogWriter.open(config)) {
            submit(writer, FIRST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDecideAgainWhenFencedAtAnyStepOfAFreshWriter(WriteStep step) {
        AtomicBoolean fenced = new AtomicBoolean();
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer = MeshLogWriter.open(config, once(fenced, step, () -> submit(other, OTHER)))) {
            assertThat(submit(writer, MINE)).isInstanceOf(Outcome.Committed.class);
        }
        assertThat(fenced).isTrue();
        assertThat(commands()).isEqualTo(step == WriteStep.AFTER_COMMIT
                ? List.of("first", "mine", "other")
                : List.of("first", "other", "mine"));
        assertThat(lastDescription().split(";")).containsExactly(commands().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_READ", "AFTER_DECIDE", "AFTER_SEND", "BEFORE_COMMIT", "AFTER_COMMIT"})
    void shouldDecideAgainWhenFencedAtAnyStepOfAWriterThatHeldTheEpoch(String step) {
        AtomicBoolean armed = new AtomicBoolean(true);
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer =
                        MeshLogWriter.open(config, once(armed, WriteStep.valueOf(step), () -> submit(other, OTHER)))) {
            submit(writer, command("second"));
            armed.set(false);

            assertThat(submit(writer, MINE)).isInstanceOf(Outcome.Committed.class);
        }
        assertThat(armed).isTrue();
        assertThat(commands()).containsExactlyInAnyOrder("first", "second", "other", "mine");
        assertThat(lastDescription().split(";")).containsExactly(commands().toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteOnceWhenAnAnswerIsLostAtAnyStep(WriteStep step) {
        AtomicBoolean lost = new AtomicBoolean();
        WriteStep.Hook hook = once(lost, step, () -> {
            throw new TimeoutException("lost");
        });
        try (MeshLogWriter writer = MeshLogWriter.open(config, hook)) {
            assertThat(submit(writer, MINE)).isInstanceOf(Outcome.Committed.class);
        }
        assertThat(lost).isTrue();
        assertThat(commands()).containsExactly("first", "mine");
    }

    @ParameterizedTest
    @EnumSource
    void shouldWriteAllOrNothingAndNotBlockOthersWhenTheWriterDiesAtAnyStep(WriteStep step) {
        AtomicBoolean dead = new AtomicBoolean();
        WriteStep.Hook hook = once(dead, step, () -> {
            throw new AssertionError("dead");
        });
        try (MeshLogWriter writer = MeshLogWriter.open(config, hook);
                MeshLogWriter heir = MeshLogWriter.open(config)) {
            assertThatThrownBy(() -> submit(writer, MINE)).hasMessage("dead");

            assertThat(submit(heir, OTHER)).isInstanceOf(Outcome.Committed.class);
            assertThat(commands()).isEqualTo(step == WriteStep.AFTER_COMMIT
                    ? List.of("first", "mine", "other")
                    : List.of("first", "other"));
            assertThat(submit(writer, MINE)).isInstanceOf(Outcome.Committed.class);
            assertThat(commands()).containsExactlyInAnyOrder("first", "other", "mine");
        }
    }

    @Test
    void shouldRefuseOnNewestViewWhenAnotherWriterWroteAfterTheDecision() {
        AtomicBoolean armed = new AtomicBoolean(true);
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer =
                        MeshLogWriter.open(config, once(armed, WriteStep.AFTER_DECIDE, () -> submit(other, OTHER)))) {
            submit(writer, command("second"));
            armed.set(false);

            Outcome<String> refused = writer.submit(view -> Decision.refuse(descriptionIn(view)));

            assertThat(refused).isEqualTo(new Outcome.Refused<>("first;second;other;"));
        }
    }

    @Test
    void shouldAnswerOnNewestViewWhenARepeatedCommandComesToAWriterThatWasFenced() {
        try (MeshLogWriter other = MeshLogWriter.open(config);
                MeshLogWriter writer = MeshLogWriter.open(config)) {
            submit(writer, MINE);
            submit(other, OTHER);

            MeshView view = ((Outcome.Committed<Long>) submit(writer, MINE)).view();

            assertThat(descriptionIn(view)).isEqualTo("first;mine;other;");
        }
    }

    private static WriteStep.Hook once(AtomicBoolean done, WriteStep at, Runnable action) {
        return step -> {
            if (step == at && done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    private static ModelCommand command(String id) {
        return new ModelCommand(id, List.of("crm"), 4);
    }

    private static Outcome<Long> submit(MeshLogWriter writer, ModelCommand command) {
        return writer.submit(command.commandId(), command::decide);
    }

    private List<String> commands() {
        return RawLog.read(config).stream().map(RawLog.Line::command).toList();
    }

    private String lastDescription() {
        List<RawLog.Line> log = RawLog.read(config);
        return log.get(log.size() - 1).description();
    }

    private static String descriptionIn(MeshView view) {
        return ModelCommand.descriptions(view).getOrDefault("crm", "");
    }
}
