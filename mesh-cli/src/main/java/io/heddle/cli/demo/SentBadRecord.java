// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.demo;

import io.heddle.contract.RecordHeaders;
import io.heddle.demo.foreign.BadRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A bad record and its position on the ingest topic. */
record SentBadRecord(BadRecord record, RecordMetadata position) {
    /** The quarantined record with the same source position. */
    Optional<ConsumerRecord<byte[], byte[]>> findIn(List<ConsumerRecord<byte[], byte[]>> quarantine) {
        return quarantine.stream()
                .filter(candidate -> header(candidate, RecordHeaders.SOURCE_TOPIC).equals(position.topic()))
                .filter(candidate -> header(candidate, RecordHeaders.SOURCE_PARTITION)
                        .equals(Integer.toString(position.partition())))
                .filter(candidate -> header(candidate, RecordHeaders.SOURCE_OFFSET)
                        .equals(Long.toString(position.offset())))
                .findFirst();
    }

    /** The rejection reason in the headers of a quarantined record. */
    static String rejectionReason(ConsumerRecord<byte[], byte[]> quarantined) {
        return header(quarantined, RecordHeaders.REASON);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
