// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A record in a quarantine topic that acknowledges rejections of its partition: headers {@link RecordHeaders#SETTLED}
 * and {@link RecordHeaders#RUN}, with the offsets as value. Immutable.
 */
record AcknowledgementRecord(Outcome outcome, String run, OffsetRanges offsets) {
    /** What happened to the acknowledged rejections. */
    enum Outcome {
        /** Written to the ingest topic again. */
        REPLAYED,
        /** Dropped without a replay. */
        DISCARDED;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ProducerRecord<byte[], byte[]> toRecord(TopicPartition partition) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                partition.topic(), partition.partition(), null, HeaderText.bytes(offsets.toString()));
        record.headers().add(RecordHeaders.SETTLED, HeaderText.bytes(outcome.word()));
        record.headers().add(RecordHeaders.RUN, HeaderText.bytes(run));
        return record;
    }

    /**
     * Empty if the record is not an acknowledgement.
     *
     * @throws IllegalStateException if it is an acknowledgement but unreadable: skipping it would replay records twice
     */
    static Optional<AcknowledgementRecord> parse(ConsumerRecord<byte[], byte[]> record) {
        Optional<String> word = HeaderText.of(record.headers(), RecordHeaders.SETTLED);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            return Optional.of(new AcknowledgementRecord(
                    Outcome.valueOf(word.get().toUpperCase(Locale.ROOT)),
                    HeaderText.of(record.headers(), RecordHeaders.RUN).orElse(""),
                    OffsetRanges.parse(new String(value, StandardCharsets.US_ASCII))));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the acknowledgement at " + record.topic() + "-" + record.partition() + "@" + record.offset()
                            + " cannot be read: " + e.getMessage()
                            + "; a newer version of Heddle may have written it",
                    e);
        }
    }
}
