// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AcknowledgementRecordTest {
    private static final TopicPartition PARTITION = new TopicPartition("shop.orders.v1.quarantine", 0);

    private static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> written, long offset) {
        return new ConsumerRecord<>(written.topic(), Objects.requireNonNull(written.partition()), offset, 0,
                TimestampType.LOG_APPEND_TIME, -1, -1, written.key(), written.value(), written.headers(),
                Optional.empty());
    }

    @Property(tries = 300)
    void shouldAcknowledgeExactlyTheOffsetsItWasCreatedFrom(@ForAll @NotEmpty Set<@LongRange(max = 300) Long> offsets) {
        AcknowledgementRecord acknowledgement = new AcknowledgementRecord(
                AcknowledgementRecord.Outcome.DISCARDED,
                "mf3k2x9a.x7q1",
                OffsetRanges.of(offsets.stream().mapToLong(Long::longValue).toArray()));
        AcknowledgedOffsets acknowledged = new AcknowledgedOffsets(
                new TopicOffsetRange(PARTITION.topic(), Map.of(0, new TopicOffsetRange.OffsetRange(0, 400))));

        acknowledged.add(read(acknowledgement.toRecord(PARTITION), 350));

        assertThat(acknowledgement.offsets().count()).isEqualTo(offsets.size());
        for (long offset = 0; offset <= 300; offset++) {
            assertThat(acknowledged.contains(0, offset)).isEqualTo(offsets.contains(offset));
        }
    }

    @Test
    void shouldCountNeitherDeletedNorFutureOffsets() {
        AcknowledgementRecord acknowledgement =
                new AcknowledgementRecord(AcknowledgementRecord.Outcome.REPLAYED, "r",
                        OffsetRanges.parse("0-999999999999999999"));
        AcknowledgedOffsets acknowledged = new AcknowledgedOffsets(
                new TopicOffsetRange(PARTITION.topic(), Map.of(0, new TopicOffsetRange.OffsetRange(90, 100))));

        acknowledged.add(read(acknowledgement.toRecord(PARTITION), 99));

        assertThat(acknowledged.contains(0, 89)).isFalse();
        assertThat(acknowledged.contains(0, 90)).isTrue();
        assertThat(acknowledged.contains(0, 100)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-", "2-1", "1,,2", "one", "1;2", "9999999999999999999"})
    void shouldStopReadingAtAnUnknownAcknowledgement(String value) {
        ProducerRecord<byte[], byte[]> record =
                new AcknowledgementRecord(AcknowledgementRecord.Outcome.REPLAYED, "r", OffsetRanges.of(1))
                        .toRecord(PARTITION);
        ProducerRecord<byte[], byte[]> changed = new ProducerRecord<>(
                PARTITION.topic(), 0, null, null, HeaderText.bytes(value), record.headers());

        assertThatIllegalStateException()
                .isThrownBy(() -> AcknowledgementRecord.parse(read(changed, 5)))
                .withMessageContaining("shop.orders.v1.quarantine-0@5");
    }
}
