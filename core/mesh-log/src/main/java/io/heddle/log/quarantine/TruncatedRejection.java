// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.RecordHeaders;
import io.heddle.contract.TruncationMark;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;

/**
 * The part that quarantine keeps of a record that was too large. It is never replayed, because the remainder could be
 * mistaken for the whole record. Immutable.
 *
 * @param originalSize the size of the record; empty if the gate's header cannot be read
 * @param keptValueBytes bytes of its value that are in quarantine
 * @param keyKept whether its key is complete or it had none
 */
public record TruncatedRejection(Optional<TruncationMark> originalSize, int keptValueBytes, boolean keyKept) {
    /** Empty if the record is complete. */
    static Optional<TruncatedRejection> of(ConsumerRecord<byte[], byte[]> record) {
        if (record.headers().lastHeader(RecordHeaders.TRUNCATED) == null) {
            return Optional.empty();
        }
        Optional<TruncationMark> was =
                HeaderText.of(record.headers(), RecordHeaders.TRUNCATED).flatMap(TruncationMark::parse);
        byte[] value = record.value();
        boolean keyKept = record.key() != null || was.filter(mark -> mark.key() == 0).isPresent();
        return Optional.of(new TruncatedRejection(was, value == null ? 0 : value.length, keyKept));
    }
}
