// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.Verdict;
import io.heddle.log.ContractEntry;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The gate's decision on one record, as a pure function. Stateless and thread-safe.
 *
 * <p>Never throws for what is in a record; throws {@link NotReadyException} if the plan lacks the record's writer.
 */
final class Judge {
    private final ToLongFunction<String> maxRecordBytes;

    /** @param maxRecordBytes the largest record that a topic takes, in bytes */
    Judge(ToLongFunction<String> maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    Judgement judge(Plan plan, Ingest record, Instant now) {
        if (plan.entry().isEmpty()) {
            return reject(plan, record, ReasonCode.NO_CONTRACT, "no contract of the product is in force");
        }
        ContractEntry entry = plan.entry().get();
        return switch (KeyJudge.judge(plan, record.key(), now)) {
            case KeyJudge.Finding.Mismatch mismatch ->
                quarantine(plan, record, ReasonCode.KEY_MISMATCH, List.of(mismatch.violation()));
            case KeyJudge.Finding.Keys keys -> judgeValue(plan, entry, record, keys.byPort(), now);
        };
    }

    private Judgement judgeValue(Plan plan, ContractEntry entry, Ingest record, List<byte @Nullable []> keys, Instant now) {
        byte[] value = record.value();
        if (value == null) {
            return entry.contract().settings().compacted()
                    ? publish(plan, record, keys, Optional.empty())
                    : reject(plan, record, ReasonCode.TOMBSTONE_NOT_ALLOWED, "the product is not compacted");
        }
        if (!WireFormat.isFramed(value)) {
            return reject(
                    plan, record, ReasonCode.NOT_WIRE_FORMAT, "expected a zero byte and a four-byte schema id first");
        }
        Writer writer = NotReadyException.ifNull(plan.writer(Plan.Part.VALUE, WireFormat.schemaId(value)));
        return switch (writer) {
            case Writer.Refused refused -> quarantine(plan, record, refused.reason(), refused.violations());
            case Writer.Governed governed -> switch (governed
                    .program()
                    .run(value, WireFormat.PREFIX, value.length - WireFormat.PREFIX, now)) {
                case Verdict.Rejected rejected ->
                    quarantine(plan, record, rejected.reason(), rejected.violations());
                case Verdict.Accepted accepted -> publish(plan, record, keys, Optional.of(accepted));
            };
        };
    }

    private Judgement publish(Plan plan, Ingest record, List<byte @Nullable []> keys, Optional<Verdict.Accepted> accepted) {
        Headers headers = OutputHeaders.of(plan, record);
        List<Outgoing> outputs = new ArrayList<>(plan.ports().size());
        for (Plan.Port port : plan.ports()) {
            byte[] value = accepted.isEmpty()
                    ? null
                    : WireFormat.frame(
                            plan.entry().orElseThrow().valueSchemaId(),
                            accepted.get().outputs().get(port.index()));
            Outgoing outgoing = new Outgoing(port.topic(), record.partition(), keys.get(port.index()), value);
            if (RecordSize.of(outgoing, headers) > maxRecordBytes.applyAsLong(port.topic())) {
                return reject(plan, record, ReasonCode.TOO_LARGE, "masked, the record is larger than an output takes");
            }
            outputs.add(outgoing);
        }
        return new Judgement.Publish(
                outputs,
                headers,
                accepted.map(Verdict.Accepted::warnings).orElse(List.of()),
                accepted.map(Verdict.Accepted::maskedFields).orElse(0));
    }

    private Judgement reject(Plan plan, Ingest record, ReasonCode reason, String message) {
        String redacted = record.value() == null ? "null" : "bytes(" + Ingest.length(record.value()) + ")";
        return quarantine(
                plan, record, reason, List.of(new Violation(reason.code(), "", redacted, message, Severity.ERROR)));
    }

    private Judgement quarantine(Plan plan, Ingest record, ReasonCode reason, List<Violation> violations) {
        Outgoing original = new Outgoing(plan.quarantineTopic(), record.partition(), record.key(), record.value());
        long room = maxRecordBytes.applyAsLong(original.topic()) - RecordSize.of(original, record.headers());
        return new Judgement.Quarantine(
                original, QuarantineHeaders.of(plan, record, reason, violations, room), reason, violations);
    }
}
