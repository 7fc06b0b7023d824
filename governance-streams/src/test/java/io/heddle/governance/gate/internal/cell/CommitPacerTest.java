// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.gate.config.GateTuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** Uses a commit interval of 100 ms, which is 60 ms for a thread that keeps up. */
class CommitPacerTest {
    private static final Duration POLL = Duration.ofMillis(50);

    private final AtomicLong now = new AtomicLong(-5);
    private final CommitPacer pacer = new CommitPacer(Duration.ofMillis(100), now::get);
    private final AtomicInteger commits = new AtomicInteger();

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    /** Ends the previous transaction and begins the next with a record. */
    private void begin() {
        pacer.onTransactionEnded();
        pacer.onTransactionBegun();
        pacer.batchDone(commits::incrementAndGet);
    }

    @Test
    void shouldCommitTheFirstTransactionImmediately() {
        pacer.onTransactionBegun();
        pacer.batchDone(commits::incrementAndGet);

        assertThat(commits).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 60", "true, 100"})
    void shouldCommitEarlyWhenTheThreadKeepsUpAndAtTheFullIntervalWhenItLags(boolean behind, int due) {
        begin();
        pass(due - 1);
        pacer.onPolled(behind);
        pacer.batchDone(commits::incrementAndGet);
        assertThat(commits).hasValue(0);

        pass(1);
        pacer.batchDone(commits::incrementAndGet);

        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldCommitAfterAnEmptyPoll() {
        begin();
        pass(60);

        pacer.onPolled(false);

        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldRequestTheCommitAgainWhenItWasNotPossible() {
        begin();
        pass(60);
        pacer.onPolled(false);
        pacer.onPolled(false);

        assertThat(commits).hasValue(2);
    }

    @Test
    void shouldCommitNothingBetweenTransactions() {
        begin();
        pacer.onTransactionEnded();
        pass(500);

        pacer.onPolled(false);
        pacer.batchDone(commits::incrementAndGet);

        assertThat(commits).hasValue(0);
    }

    @Test
    void shouldWaitForRecordsOnlyUntilTheNextCommit() {
        begin();
        assertThat(pacer.pollTimeout(POLL)).isEqualTo(POLL);
        pass(25);
        assertThat(pacer.pollTimeout(POLL)).isEqualTo(Duration.ofMillis(35));
        assertThat(pacer.pollTimeout(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(3));

        pass(35);

        assertThat(pacer.pollTimeout(POLL)).as("overdue: polls must not turn in circles").isEqualTo(POLL);
        pacer.onTransactionEnded();
        assertThat(pacer.pollTimeout(POLL)).as("nothing to commit").isEqualTo(POLL);
    }

    @Test
    void shouldStayBelowTheTimeAfterWhichKafkaStreamsAbortsATransaction() {
        assertThat(CommitPacer.streamsCommitInterval(Duration.ofMillis(100))).isEqualTo(Duration.ofSeconds(1));
        assertThat(CommitPacer.streamsCommitInterval(GateTuning.MAX_COMMIT_INTERVAL)).isEqualTo(Duration.ofSeconds(8));
    }
}
