// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.mesh;

import io.heddle.contract.SchemaId;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link GateMetrics} as Avro, in the schema of {@code mesh.metrics}. Thread-safe. */
public final class GateMetricsCodec {
    private GateMetricsCodec() {}

    /** Encodes with the schema of this version of Heddle. */
    public static byte[] encode(GateMetrics metrics, SchemaId id) {
        return encode(metrics, id, MeshSchemas.metrics());
    }

    /**
     * @param schema the schema with this id, possibly from another version of Heddle; values without a field are
     *        dropped
     */
    public static byte[] encode(GateMetrics metrics, SchemaId id, Schema schema) {
        return MeshRecordValue.encode(record(metrics, schema), id);
    }

    /**
     * Decodes a record value.
     *
     * @param writer the schema with the value's schema id
     * @return empty if the value does not match the schema
     */
    public static Optional<GateMetrics> decode(byte @Nullable [] framed, Schema writer) {
        return MeshRecordValue.decode(framed, writer, MeshSchemas.metrics(), GateMetricsCodec::fromRecord);
    }

    /** Reads a record that has the fields of {@link MeshSchemas#metrics}. */
    public static GateMetrics fromRecord(GenericRecord record) {
        GateMetrics.Counts counts = new GateMetrics.Counts(
                MeshRecordValue.number(record, "accepted"), MeshRecordValue.number(record, "rejected"),
                MeshRecordValue.number(record, "warned"), MeshRecordValue.number(record, "masked"),
                MeshRecordValue.number(record, "bytes_in"), MeshRecordValue.number(record, "bytes_out"));
        GateMetrics.Latency latency = new GateMetrics.Latency(
                MeshRecordValue.counts(record, "latency_ms"), MeshRecordValue.number(record, "latency_sum_ms"),
                MeshRecordValue.number(record, "latency_max_ms"));
        return new GateMetrics(
                MeshRecordValue.text(record, "product"),
                MeshRecordValue.text(record, "contract"),
                (Integer) record.get("partition"),
                MeshRecordValue.time(record, "from_time"),
                MeshRecordValue.time(record, "to_time"),
                counts,
                MeshRecordValue.counts(record, "rejected_by_reason"),
                MeshRecordValue.counts(record, "violated_rules"),
                Optional.ofNullable((Long) record.get("last_accepted_at")).map(Instant::ofEpochMilli),
                MeshRecordValue.counts(record, "suspected"),
                latency,
                record.get("lag") instanceof Long lag ? OptionalLong.of(lag) : OptionalLong.empty());
    }

    private static GenericRecord record(GateMetrics metrics, Schema schema) {
        GateMetrics.Counts counts = metrics.counts();
        GateMetrics.Latency latency = metrics.latency();
        return new VersionedRecord(schema)
                .with("product", metrics.product())
                .with("contract", metrics.contract())
                .with("partition", metrics.partition())
                .with("from_time", metrics.from().toEpochMilli())
                .with("to_time", metrics.to().toEpochMilli())
                .with("accepted", counts.accepted())
                .with("rejected", counts.rejected())
                .with("warned", counts.warned())
                .with("masked", counts.masked())
                .with("bytes_in", counts.bytesIn())
                .with("bytes_out", counts.bytesOut())
                .withMap("rejected_by_reason", metrics.rejectedByReason())
                .withMap("violated_rules", metrics.violatedRules())
                .with("last_accepted_at", metrics.lastAcceptedAt().map(Instant::toEpochMilli).orElse(null))
                .withMap("suspected", metrics.suspected())
                .withMap("latency_ms", latency.recordsByBound())
                .with("latency_sum_ms", latency.sumMillis())
                .with("latency_max_ms", latency.maxMillis())
                .with("lag", metrics.lag().isPresent() ? metrics.lag().getAsLong() : null)
                .record();
    }
}
