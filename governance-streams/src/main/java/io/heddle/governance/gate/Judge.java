// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.governance.gate.detection.Detections;
import io.heddle.governance.gate.detection.Outcome;
import io.heddle.governance.gate.detection.Suspicion;
import io.heddle.log.ContractEntry;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * The gate's decision on one record, as a pure function of plan, record and time. Not thread-safe: what it needs for one
 * record it uses again for the next.
 *
 * <p>Never throws for what is in a record; throws {@link NotReadyException} if the plan lacks the record's writer, and
 * {@link UnfitException} if quarantine does not take a record that has to go there.
 */
final class Judge {
    /** A record that is smaller than its topic's limit by this much fits, whatever its headers are. */
    private static final int AMPLE = 64 * 1024;

    /** What our headers may add to a record in quarantine, without the list of violations. */
    private static final int QUARANTINE_ROOM = 512;

    private final ToLongFunction<String> maxRecordBytes;
    private final Detections detections;
    private final Outputs outputs = new Outputs();
    private final KeyJudge keys = new KeyJudge(new Outputs());
    private final OutputHeaders headers = new OutputHeaders();

    /** @param maxRecordBytes the largest record that a topic takes, in bytes */
    Judge(ToLongFunction<String> maxRecordBytes) {
        this(maxRecordBytes, Detections.onlyIfAsked());
    }

    /** @param detections what is done about personal data that contracts do not declare */
    Judge(ToLongFunction<String> maxRecordBytes, Detections detections) {
        this.maxRecordBytes = maxRecordBytes;
        this.detections = detections;
    }

    Judgement judge(Plan plan, Ingest record, Instant now) {
        if (plan.entry().isEmpty()) {
            return reject(plan, record, ReasonCode.NO_CONTRACT, "no contract of the product is in force");
        }
        ContractEntry entry = plan.entry().get();
        return switch (keys.judge(plan, record.key(), now)) {
            case KeyJudge.Finding.Mismatch mismatch ->
                quarantine(plan, record, ReasonCode.KEY_MISMATCH, List.of(mismatch.violation()));
            case KeyJudge.Finding.Foreign foreign ->
                quarantine(plan, record, foreign.refused().reason(), foreign.refused().violations());
            case KeyJudge.Finding.Keys keys -> judgeValue(plan, entry, record, keys.byPort(), now);
        };
    }

    private Judgement judgeValue(Plan plan, ContractEntry entry, Ingest record, List<byte @Nullable []> keys, Instant now) {
        byte[] value = record.value();
        if (value == null) {
            return entry.contract().settings().compacted()
                    ? release(plan, entry, record, keys, null, List.of())
                    : reject(plan, record, ReasonCode.TOMBSTONE_NOT_ALLOWED, "the product is not compacted");
        }
        if (!WireFormat.isFramed(value)) {
            return reject(
                    plan, record, ReasonCode.NOT_WIRE_FORMAT, "expected a zero byte and a four-byte schema id first");
        }
        Writer writer = NotReadyException.ifNull(plan.writer(Plan.Part.VALUE, WireFormat.schemaId(value)));
        return switch (writer) {
            case Writer.Refused refused -> quarantine(plan, record, refused.reason(), refused.violations());
            case Writer.Governed governed -> judgeBytes(plan, entry, governed.program(), record, value, keys, now);
        };
    }

    private Judgement judgeBytes(
            Plan plan,
            ContractEntry entry,
            RecordProgram program,
            Ingest record,
            byte[] value,
            List<byte @Nullable []> keys,
            Instant now) {
        RecordOutputs results = outputs.of(plan.ports().size());
        int length = value.length - WireFormat.PREFIX;
        List<Violation> warnings = List.of();
        if (!program.accept(value, WireFormat.PREFIX, length, now, results)) {
            switch (program.run(value, WireFormat.PREFIX, length, now)) {
                case Verdict.Rejected rejected -> {
                    return quarantine(plan, record, rejected.reason(), rejected.violations());
                }
                case Verdict.Accepted accepted -> {
                    results.take(accepted);
                    warnings = accepted.warnings();
                }
            }
        }
        return release(plan, entry, record, keys, results, warnings);
    }

    /** @param results null for a tombstone */
    private Judgement release(
            Plan plan,
            ContractEntry entry,
            Ingest record,
            List<byte @Nullable []> keys,
            @Nullable RecordOutputs results,
            List<Violation> warnings) {
        Outcome found = detections
                .of(plan.quarantineTopic(), entry.contract())
                .look(record.partition(), record.offset(), keys.get(0), results, plan.ports().size());
        return switch (found) {
            case Outcome.Rejected rejected ->
                quarantine(plan, record, ReasonCode.UNDECLARED_PERSONAL_DATA, rejected.violations(), rejected.suspected());
            case Outcome.Published published -> publish(
                    plan,
                    record,
                    keys,
                    port -> results == null ? null : WireFormat.mark(entry.valueSchemaId(), results.bytes(port)),
                    published.and(warnings),
                    results == null ? 0 : results.maskedFields(),
                    published.suspected());
        };
    }

    private Judgement publish(
            Plan plan,
            Ingest record,
            List<byte @Nullable []> keys,
            IntFunction<byte @Nullable []> values,
            List<Violation> warnings,
            int maskedFields,
            List<Suspicion> suspected) {
        Headers added = headers.of(plan, record);
        List<Outgoing> outgoing = new ArrayList<>(plan.ports().size());
        for (Plan.Port port : plan.ports()) {
            Outgoing output = new Outgoing(
                    port.topic(), record.partition(), keys.get(port.index()), values.apply(port.index()));
            long limit = maxRecordBytes.applyAsLong(port.topic());
            if (output.bytes() + AMPLE > limit && RecordSize.of(output, added) > limit) {
                return reject(plan, record, ReasonCode.TOO_LARGE, "masked, the record is larger than an output takes");
            }
            outgoing.add(output);
        }
        return new Judgement.Publish(outgoing, added, warnings, maskedFields, suspected);
    }

    private Judgement reject(Plan plan, Ingest record, ReasonCode reason, String message) {
        String redacted = record.value() == null ? "null" : "bytes(" + Ingest.length(record.value()) + ")";
        return quarantine(
                plan, record, reason, List.of(new Violation(reason.code(), "", redacted, message, Severity.ERROR)));
    }

    private Judgement quarantine(Plan plan, Ingest record, ReasonCode reason, List<Violation> violations) {
        return quarantine(plan, record, reason, violations, List.of());
    }

    private Judgement quarantine(
            Plan plan, Ingest record, ReasonCode reason, List<Violation> violations, List<Suspicion> suspected) {
        Outgoing original = new Outgoing(plan.quarantineTopic(), record.partition(), record.key(), record.value());
        long size = RecordSize.of(original, record.headers());
        Headers headers = QuarantineHeaders.of(
                plan, record, reason, violations, maxRecordBytes.applyAsLong(original.topic()) - size);
        if (headers == null) {
            if (size + QUARANTINE_ROOM > GateClients.MAX_REQUEST_BYTES) {
                return truncated(plan, record, reason, violations, suspected);
            }
            throw UnfitException.of(original.topic(), size + QUARANTINE_ROOM);
        }
        return new Judgement.Quarantine(original, headers, reason, violations, suspected);
    }

    /** No topic takes the whole record, and nobody is to wait for one. */
    private Judgement truncated(
            Plan plan, Ingest record, ReasonCode reason, List<Violation> violations, List<Suspicion> suspected) {
        Ingest kept = Truncation.of(record);
        Outgoing beginning = new Outgoing(plan.quarantineTopic(), kept.partition(), kept.key(), kept.value());
        long size = RecordSize.of(beginning, kept.headers()) + Truncation.ROOM;
        Headers headers = QuarantineHeaders.of(
                plan, kept, reason, violations, maxRecordBytes.applyAsLong(beginning.topic()) - size);
        if (headers == null) {
            throw UnfitException.of(beginning.topic(), size + QUARANTINE_ROOM);
        }
        return new Judgement.Quarantine(beginning, headers.add(Truncation.header(record)), reason, violations, suspected);
    }
}
