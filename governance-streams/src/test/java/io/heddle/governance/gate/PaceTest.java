// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** A commit interval of 100 ms: 60 ms for a thread that keeps up. */
class PaceTest {
    private static final Duration POLL = Duration.ofMillis(50);

    private final AtomicLong now = new AtomicLong(-5);
    private final Pace pace = new Pace(Duration.ofMillis(100), now::get);
    private final AtomicInteger commits = new AtomicInteger();

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    /** A transaction has ended just now, and the next begins with a record. */
    private void begin() {
        pace.ended();
        pace.begun();
        pace.worked(commits::incrementAndGet);
    }

    @Test
    void shouldCommitTheFirstTransactionAtOnce() {
        pace.begun();
        pace.worked(commits::incrementAndGet);

        assertThat(commits).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 60", "true, 100"})
    void shouldCommitEarlyWhenTheThreadKeepsUpAndTakeTheWholeIntervalWhenItIsBehind(boolean behind, int due) {
        begin();
        pass(due - 1);
        pace.polled(behind);
        pace.worked(commits::incrementAndGet);
        assertThat(commits).hasValue(0);

        pass(1);
        pace.worked(commits::incrementAndGet);

        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldCommitAfterAPollThatBringsNothing() {
        begin();
        pass(60);

        pace.polled(false);

        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldAskAgainWhenTheCommitWasNotPossible() {
        begin();
        pass(60);
        pace.polled(false);
        pace.polled(false);

        assertThat(commits).hasValue(2);
    }

    @Test
    void shouldCommitNothingBetweenTransactions() {
        begin();
        pace.ended();
        pass(500);

        pace.polled(false);
        pace.worked(commits::incrementAndGet);

        assertThat(commits).hasValue(0);
    }

    @Test
    void shouldWaitForRecordsOnlyUntilTheNextCommit() {
        begin();
        assertThat(pace.patience(POLL)).isEqualTo(POLL);
        pass(25);
        assertThat(pace.patience(POLL)).isEqualTo(Duration.ofMillis(35));
        assertThat(pace.patience(Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(3));

        pass(35);

        assertThat(pace.patience(POLL)).as("overdue: polls must not turn in circles").isEqualTo(POLL);
        pace.ended();
        assertThat(pace.patience(POLL)).as("nothing to commit").isEqualTo(POLL);
    }

    @Test
    void shouldStayBelowTheTimeAfterWhichKafkaStreamsAbortsATransaction() {
        assertThat(Pace.ofKafkaStreams(Duration.ofMillis(100))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Pace.ofKafkaStreams(GateTuning.LONGEST_COMMIT_INTERVAL)).isEqualTo(Duration.ofSeconds(8));
    }
}
