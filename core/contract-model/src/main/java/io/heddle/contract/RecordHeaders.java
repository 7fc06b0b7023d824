// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** The headers that Heddle reads and writes. */
public final class RecordHeaders {
    /** The contract a record was checked under: {@code rentals.rentals@1.2.0}. */
    public static final String CONTRACT = "heddle-contract";

    /** Quarantine: the {@link ReasonCode} as text. */
    public static final String REASON = "heddle-reason";

    /** Quarantine: a JSON array of {@code {rule, path, value, message}} with redacted values. */
    public static final String VIOLATIONS = "heddle-violations";

    public static final String SOURCE_TOPIC = "heddle-source-topic";
    public static final String SOURCE_PARTITION = "heddle-source-partition";
    public static final String SOURCE_OFFSET = "heddle-source-offset";

    /**
     * Quarantine: the record's own timestamp in milliseconds since the epoch; its Kafka timestamp is the time of
     * rejection.
     */
    public static final String SOURCE_TIMESTAMP = "heddle-source-timestamp";

    /** Quarantine: a {@link TruncationMark} as text, on a record that was too large to be kept whole. */
    public static final String TRUNCATED = "heddle-truncated";

    /** A {@link ReplayMark} as text, on a record replayed from quarantine and on its outputs. */
    public static final String REPLAY = "heddle-replay";

    /** Quarantine: marks an acknowledgement instead of a rejected record; {@code replayed} or {@code discarded}. */
    public static final String SETTLED = "heddle-settled";

    /** Quarantine: the run that wrote the acknowledgement. */
    public static final String RUN = "heddle-run";

    /** CloudEvents Kafka protocol binding 1.0, binary mode. */
    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_TIME = "ce_time";
    public static final String CE_SUBJECT = "ce_subject";
    public static final String CE_DATASCHEMA = "ce_dataschema";
    public static final String CE_PARTITIONKEY = "ce_partitionkey";

    /** Outputs: the {@code ce_id} and {@code ce_source} of the producer, where they differ from the record's. */
    public static final String CE_ORIGINAL_ID = "ce_originalid";
    public static final String CE_ORIGINAL_SOURCE = "ce_originalsource";

    public static final String CONTENT_TYPE = "content-type";

    /** W3C Trace Context. */
    public static final String TRACEPARENT = "traceparent";
    public static final String TRACESTATE = "tracestate";

    private RecordHeaders() {}
}
