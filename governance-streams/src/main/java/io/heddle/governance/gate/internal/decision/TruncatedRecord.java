// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.TruncationMark;
import io.heddle.governance.gate.internal.record.IngestRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is left in quarantine of a record that is larger than anything a gate sends: on ingest it was compressed. Even
 * where the value is whole, key or headers are not: no replay takes what is marked so.
 */
final class TruncatedRecord {
    /** Of the value; a longer key is left out. */
    static final int KEPT_BYTES = 64 * 1024;

    /** More than the header takes. */
    static final int HEADER_BYTES = 128;

    private TruncatedRecord() {}

    /** The record without the client's headers, with the beginning of its value. */
    static IngestRecord truncate(IngestRecord record) {
        byte[] key = record.key();
        byte[] value = record.value();
        Headers headers = new RecordHeaders();
        Header replay = record.headers().lastHeader(io.heddle.contract.RecordHeaders.REPLAY);
        if (replay != null) {
            headers.add(replay);
        }
        return new IngestRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                IngestRecord.lengthOf(key) > KEPT_BYTES ? null : key,
                value == null ? null : Arrays.copyOf(value, Math.min(value.length, KEPT_BYTES)),
                headers);
    }

    /** Says how much there was. */
    static Header header(IngestRecord record) {
        TruncationMark mark = new TruncationMark(
                IngestRecord.lengthOf(record.value()), IngestRecord.lengthOf(record.key()),
                record.headers().toArray().length);
        return new RecordHeader(
                io.heddle.contract.RecordHeaders.TRUNCATED, mark.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
