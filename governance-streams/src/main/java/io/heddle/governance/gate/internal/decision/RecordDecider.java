// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaIdForm;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.contract.wire.SchemaIdHeader;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.governance.gate.internal.detection.InspectionOutcome;
import io.heddle.governance.gate.internal.detection.SuspectedField;
import io.heddle.governance.gate.internal.detection.UndeclaredDataInspectors;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.OutputRecord;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.record.RecordSizeEstimate;
import io.heddle.governance.gate.internal.record.WriterSchemaId;
import io.heddle.governance.gate.internal.schema.RecordPart;
import io.heddle.log.ContractEntry;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The gate's decision on one record, as a pure function of plan, record and time. Not thread-safe, because it reuses
 * buffers.
 *
 * <p>Never throws because of a record's content. Throws {@link PlanIncompleteException} if the plan lacks the record's
 * writer and {@link QuarantineTooSmallException} if a record that must go to quarantine exceeds that topic's size
 * limit.
 */
public final class RecordDecider {
    /**
     * A record that is smaller than the topic's limit by this margin fits whatever its headers are, so it needs no
     * exact check.
     */
    private static final int SAFE_MARGIN_BYTES = 64 * 1024;

    /** An upper bound of what the gate's headers add to a quarantined record, without the list of violations. */
    private static final int QUARANTINE_HEADER_BYTES = 512;

    private final RecordSizeLimits limits;
    private final UndeclaredDataInspectors inspectors;
    private final OutputBuffers outputs = new OutputBuffers();
    private final KeyDecider keyDecider = new KeyDecider(new OutputBuffers());
    private final OutputHeaders headers = new OutputHeaders();

    /**
     * @param limits the size limits of topics and of this gate
     * @param inspectors handle personal data that contracts do not declare
     */
    public RecordDecider(RecordSizeLimits limits, UndeclaredDataInspectors inspectors) {
        this.limits = limits;
        this.inspectors = inspectors;
    }

    public RecordDecision decide(EnforcementPlan plan, IngestRecord record, Instant now) {
        if (plan.entry().isEmpty()) {
            return reject(plan, record, ReasonCode.NO_CONTRACT, "no contract of the product is in force");
        }
        ContractEntry entry = plan.entry().get();
        return switch (keyDecider.decide(plan, record, now)) {
            case KeyDecider.Finding.Mismatch mismatch ->
                quarantine(plan, record, ReasonCode.KEY_MISMATCH, List.of(mismatch.violation()));
            case KeyDecider.Finding.Foreign foreign ->
                quarantine(plan, record, foreign.refused().reason(), foreign.refused().violations());
            case KeyDecider.Finding.Keys keys -> decideValue(plan, entry, record, keys, now);
        };
    }

    private RecordDecision decideValue(EnforcementPlan plan, ContractEntry entry, IngestRecord record,
            KeyDecider.Finding.Keys keys, Instant now) {
        byte[] value = record.value();
        if (value == null) {
            return entry.contract().settings().compacted()
                    ? inspectAndPublish(plan, entry, record, keys.byPort(), null, List.of())
                    : reject(plan, record, ReasonCode.TOMBSTONE_NOT_ALLOWED, "the product is not compacted");
        }
        Header header = WriterSchemaId.valueHeader(record.headers());
        int schemaId = WriterSchemaId.ofValue(value, header);
        if (schemaId == WriterSchemaId.NONE) {
            return reject(plan, record, ReasonCode.NOT_WIRE_FORMAT, header != null
                    ? WriterSchemaId.problemOf(header)
                    : "expected a zero byte and a four-byte schema id at the start, or the header "
                            + SchemaIdHeader.VALUE);
        }
        if (!plan.accepts(header == null ? SchemaIdForm.PREFIX : SchemaIdForm.HEADER)) {
            return reject(plan, record, ReasonCode.NOT_WIRE_FORMAT, "the contract takes no schema ids in "
                    + (header == null ? "the value" : "headers") + " (schemaIdForms)");
        }
        WriterDecision writer = PlanIncompleteException.requirePresent(plan.writer(RecordPart.VALUE, schemaId));
        return switch (writer) {
            case WriterDecision.Refused refused -> quarantine(plan, record, refused.reason(), refused.violations());
            case WriterDecision.Governed governed ->
                decideAvro(plan, entry, governed.program(), record, value, keys, now);
        };
    }

    private RecordDecision decideAvro(
            EnforcementPlan plan,
            ContractEntry entry,
            RecordProgram program,
            IngestRecord record,
            byte[] value,
            KeyDecider.Finding.Keys keys,
            Instant now) {
        RecordOutputs results = outputs.forOutputs(plan.outputs());
        int offset = WriterSchemaId.avroOffset(WriterSchemaId.valueHeader(record.headers()));
        int length = value.length - offset;
        List<Violation> warnings = List.of();
        if (!program.accept(value, offset, length, now, results)) {
            switch (program.run(value, offset, length, now)) {
                case Verdict.Rejected rejected -> {
                    return quarantine(plan, record, rejected.reason(), rejected.violations());
                }
                case Verdict.Accepted accepted -> {
                    results.copyFrom(accepted);
                    warnings = accepted.warnings();
                }
            }
        }
        Optional<Violation> difference = keyDecider.difference(plan, keys, record, results);
        return difference.isPresent()
                ? quarantine(plan, record, ReasonCode.KEY_MISMATCH, List.of(difference.get()))
                : inspectAndPublish(plan, entry, record, keys.byPort(), results, warnings);
    }

    /** @param results null for a tombstone */
    private RecordDecision inspectAndPublish(
            EnforcementPlan plan,
            ContractEntry entry,
            IngestRecord record,
            List<byte @Nullable []> keys,
            @Nullable RecordOutputs results,
            List<Violation> warnings) {
        InspectionOutcome found = inspectors
                .inspectorFor(plan.quarantineTopic(), entry.contract())
                .inspect(record.partition(), record.offset(), keys.get(0), results, plan.ports().size());
        return switch (found) {
            case InspectionOutcome.Rejected rejected ->
                quarantine(plan, record, ReasonCode.UNDECLARED_PERSONAL_DATA, rejected.violations(),
                        rejected.suspected());
            case InspectionOutcome.Published published -> publish(
                    plan,
                    record,
                    keys,
                    port -> results == null
                            ? null
                            : ConfluentFrame.writePrefix(entry.valueSchemaId(), results.bytes(port)),
                    published.withEarlierWarnings(warnings),
                    results == null ? 0 : results.maskedFields(),
                    published.suspected());
        };
    }

    private RecordDecision publish(
            EnforcementPlan plan,
            IngestRecord record,
            List<byte @Nullable []> keys,
            IntFunction<byte @Nullable []> values,
            List<Violation> warnings,
            int maskedFields,
            List<SuspectedField> suspected) {
        Headers added = headers.of(plan, record);
        List<OutputRecord> outgoing = new ArrayList<>(plan.ports().size());
        for (EnforcementPlan.Port port : plan.ports()) {
            OutputRecord output = new OutputRecord(
                    port.topic(), record.partition(), keys.get(port.index()), values.apply(port.index()));
            long limit = limits.maxRecordBytes(port.topic());
            if (output.sizeInBytes() + SAFE_MARGIN_BYTES > limit
                    && RecordSizeEstimate.upperBound(output, added) > limit) {
                return reject(plan, record, ReasonCode.TOO_LARGE, "after masking, the record is larger than an "
                        + "output topic allows");
            }
            outgoing.add(output);
        }
        return new RecordDecision.Publish(outgoing, added, warnings, maskedFields, suspected);
    }

    private RecordDecision reject(EnforcementPlan plan, IngestRecord record, ReasonCode reason, String message) {
        String redacted = record.value() == null ? "null" : "bytes(" + IngestRecord.lengthOf(record.value()) + ")";
        return quarantine(
                plan, record, reason, List.of(new Violation(reason.code(), "", redacted, message, Severity.ERROR)));
    }

    private RecordDecision quarantine(EnforcementPlan plan, IngestRecord record, ReasonCode reason,
            List<Violation> violations) {
        return quarantine(plan, record, reason, violations, List.of());
    }

    private RecordDecision quarantine(
            EnforcementPlan plan, IngestRecord record, ReasonCode reason, List<Violation> violations,
            List<SuspectedField> suspected) {
        OutputRecord original =
                new OutputRecord(plan.quarantineTopic(), record.partition(), record.key(), record.value());
        long size = RecordSizeEstimate.upperBound(original, record.headers());
        Headers headers = QuarantineHeaders.of(
                plan, record, reason, violations, limits.maxRecordBytes(original.topic()) - size);
        if (headers == null) {
            if (limits.exceedsGate(size + QUARANTINE_HEADER_BYTES)) {
                return quarantineTruncated(plan, record, reason, violations, suspected);
            }
            throw new QuarantineTooSmallException(original.topic(), size + QUARANTINE_HEADER_BYTES);
        }
        return new RecordDecision.Quarantine(original, headers, reason, violations, suspected);
    }

    /** No topic can accept the whole record from this gate, so waiting would never end. */
    private RecordDecision quarantineTruncated(
            EnforcementPlan plan, IngestRecord record, ReasonCode reason, List<Violation> violations,
            List<SuspectedField> suspected) {
        IngestRecord kept = TruncatedRecord.truncate(record);
        OutputRecord truncatedRecord =
                new OutputRecord(plan.quarantineTopic(), kept.partition(), kept.key(), kept.value());
        long size = RecordSizeEstimate.upperBound(truncatedRecord, kept.headers()) + TruncatedRecord.HEADER_BYTES;
        Headers headers = QuarantineHeaders.of(
                plan, kept, reason, violations, limits.maxRecordBytes(truncatedRecord.topic()) - size);
        if (headers == null) {
            throw new QuarantineTooSmallException(truncatedRecord.topic(), size + QUARANTINE_HEADER_BYTES);
        }
        return new RecordDecision.Quarantine(truncatedRecord, headers.add(TruncatedRecord.header(record)), reason,
                violations,
                suspected);
    }
}
