// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import io.heddle.contract.RecordHeaders;
import io.heddle.contract.TruncationMark;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.Optional;

/**
 * What quarantine holds of a record that was too large to be kept whole. It is never replayed: what is left might pass
 * for the record. Immutable.
 *
 * @param originalSize how large the record was; empty if the gate's note of it cannot be read
 * @param keptValueBytes bytes of its value that are in quarantine
 * @param keyKept whether it has its key, or never had one
 */
public record TruncatedRejection(Optional<TruncationMark> originalSize, int keptValueBytes, boolean keyKept) {
    /** Empty if the record is whole. */
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
