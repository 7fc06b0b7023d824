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
 * The part that is kept in quarantine of a record that exceeds the gate's request limit, which is possible because it
 * was compressed on ingest. It is never complete: even if the value is, key or headers are missing. Replay rejects
 * records with this header.
 */
final class TruncatedRecord {
    /** The most bytes kept of the value; a longer key is dropped. */
    static final int KEPT_BYTES = 64 * 1024;

    /** An upper bound of the header's size. */
    static final int HEADER_BYTES = 128;

    private TruncatedRecord() {}

    /** Keeps the beginning of the value and, of the client's headers, only the replay header. */
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

    /** The header with the original sizes. */
    static Header header(IngestRecord record) {
        TruncationMark mark = new TruncationMark(
                IngestRecord.lengthOf(record.value()), IngestRecord.lengthOf(record.key()),
                record.headers().toArray().length);
        return new RecordHeader(
                io.heddle.contract.RecordHeaders.TRUNCATED, mark.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
