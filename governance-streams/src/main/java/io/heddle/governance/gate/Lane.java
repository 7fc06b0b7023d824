// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What one stream thread of a cell owns: admission on its consumer, and the ledger that its producer empties. */
final class Lane implements Exit {
    private final Admission admission;
    private final Ledger ledger = new Ledger();
    private final Progress progress = new Progress(System::nanoTime);
    private volatile boolean isToLook;
    private volatile Way way = (record, timestamp, headers) -> false;
    private volatile Backlog backlog = (partition, judged) -> OptionalLong.empty();
    private volatile Optional<Pace> pace = Optional.empty();
    private volatile UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> marks = UnaryOperator.identity();

    Lane(Admission admission) {
        this.admission = admission;
    }

    /** Tells what is still to be judged. Asked on the lane's own thread only. */
    @FunctionalInterface
    interface Backlog {
        /**
         * Records of a partition that wait behind one.
         *
         * @param judged offset of the last record that was judged
         * @return empty if it is not known
         */
        OptionalLong after(TopicPartition partition, long judged);
    }

    Admission admission() {
        return admission;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public boolean send(Outgoing record, long timestamp, Headers headers) {
        return way.send(record, timestamp, headers);
    }

    /** Tells the lane's thread that new topics are there to be read; asked by any thread. */
    void lookForTopics() {
        isToLook = true;
    }

    /** Whether it was told since it last asked. */
    boolean takesLook() {
        boolean look = isToLook;
        isToLook = false;
        return look;
    }

    /** Sends records past the sinks, or says that it cannot. */
    @FunctionalInterface
    interface Way {
        boolean send(Outgoing record, long timestamp, Headers headers);
    }

    @Override
    public void worked(Runnable commit) {
        pace.ifPresent(when -> when.worked(commit));
    }

    /** Empty where Kafka Streams alone says when to commit. */
    Optional<Pace> pace() {
        return pace;
    }

    void commitsAt(Pace when) {
        pace = Optional.of(when);
    }

    Progress progress() {
        return progress;
    }

    Backlog backlog() {
        return backlog;
    }

    void writes(Way to) {
        way = to;
    }

    void reads(Backlog from) {
        backlog = from;
    }

    /** Offsets as they are to be committed. Asked on the lane's own thread only. */
    Map<TopicPartition, OffsetAndMetadata> marked(Map<TopicPartition, OffsetAndMetadata> offsets) {
        return marks.apply(offsets);
    }

    void commits(UnaryOperator<Map<TopicPartition, OffsetAndMetadata>> marked) {
        marks = marked;
    }
}
