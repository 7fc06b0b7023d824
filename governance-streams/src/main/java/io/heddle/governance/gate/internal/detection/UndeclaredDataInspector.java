// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.PersonalDataKind;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.detection.FieldFindingFilter;
import io.heddle.engine.detection.InspectionLimits;
import io.heddle.engine.detection.PersonalDataDetector;
import io.heddle.engine.detection.PersonalDataFindings;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Inspects the records of one contract. Thread-safe. What it learns about fields is kept for that version of the
 * contract only.
 */
public final class UndeclaredDataInspector {
    private static final String RULE = ReasonCode.UNDECLARED_PERSONAL_DATA.code();
    private static final String FIX = ", but the contract does not declare it; classify it, mask it,"
            + " or list it under 'except' in undeclaredPersonalData";

    private final Contract contract;
    private volatile Contract current;
    private final UndeclaredData.Action action;
    private final PersonalDataDetector detector;
    private final FieldFindingFilter fieldWatch;
    private final RecordSampler sampling;
    private final Optional<FieldPath> undeclaredKeyField;
    private final SuspectedFieldReporter reporter;
    private final ThreadLocal<PersonalDataFindings> findingsPerThread =
            ThreadLocal.withInitial(PersonalDataFindings::new);

    UndeclaredDataInspector(Contract contract, UndeclaredDataDefault byDefault, SuspectedFieldReporter reporter) {
        UndeclaredData declaration = contract.undeclared();
        this.contract = contract;
        this.current = contract;
        this.reporter = reporter;
        action = declaration.action().orElse(byDefault.action());
        boolean report = action == UndeclaredData.Action.REPORT;
        // Masking and quarantining need to see every record, unless the contract sets a sample.
        sampling = new RecordSampler(declaration.sample().orElse(report ? byDefault.sample() : 1));
        Set<PersonalDataKind> kinds =
                declaration.kinds().isEmpty() ? EnumSet.allOf(PersonalDataKind.class) : declaration.kinds();
        fieldWatch = new FieldFindingFilter(declaration.kinds());
        detector = PersonalDataDetector.forContract(contract, kinds, declaration.except(),
                report ? InspectionLimits.SAMPLE : InspectionLimits.UNLIMITED);
        undeclaredKeyField = contract.key()
                .filter(declared -> declared.schema().getType() == Schema.Type.STRING)
                .map(declared -> declared.fields().get(0))
                .filter(field -> !detector.isDeclared(field));
    }

    /**
     * Whether it is the same contract. Remembers the last equal instance, so that the next check compares references
     * only.
     */
    @SuppressWarnings("ReferenceEquality") // a fast path before equals
    boolean isFor(Contract other) {
        if (current == other) {
            return true;
        }
        boolean same = contract.ref().equals(other.ref()) && contract.equals(other);
        if (same) {
            current = other;
        }
        return same;
    }

    /**
     * Inspects an accepted record and redacts values in its outputs if the action is to mask.
     *
     * @param keyBytes the key published on the default port
     * @param outputs holds the value for each port; null for a tombstone
     */
    public InspectionOutcome inspect(int partition, long offset, byte @Nullable [] keyBytes,
            @Nullable RecordOutputs outputs, int ports) {
        boolean idle = action == UndeclaredData.Action.OFF || (detector.fields() == 0 && undeclaredKeyField.isEmpty());
        if (idle || !sampling.includes(partition, offset)) {
            return InspectionOutcome.CLEAN;
        }
        PersonalDataFindings findings = findingsPerThread.get();
        RecordFindings seen = new RecordFindings();
        if (keyBytes != null && undeclaredKeyField.isPresent()) {
            inspectKey(keyBytes, undeclaredKeyField.get(), findings, seen);
        }
        if (outputs != null) {
            inspectValue(outputs, findings, seen);
        }
        if (seen.suspected.isEmpty()) {
            return InspectionOutcome.CLEAN;
        }
        List<SuspectedField> suspected = List.copyOf(seen.suspected);
        reporter.report(contract, suspected, action);
        // An undeclared key cannot be masked, because it would no longer identify its record.
        if (action == UndeclaredData.Action.QUARANTINE || (action == UndeclaredData.Action.MASK && seen.inKey)) {
            return new InspectionOutcome.Rejected(suspected, List.copyOf(seen.violations));
        }
        if (action == UndeclaredData.Action.MASK && outputs != null) {
            redact(outputs, findings, ports);
            return new InspectionOutcome.Published(suspected, List.copyOf(seen.violations));
        }
        return new InspectionOutcome.Published(suspected, List.of());
    }

    /** The findings in one record that count. */
    private static final class RecordFindings {
        private final Set<SuspectedField> suspected = new LinkedHashSet<>();
        private final List<Violation> violations = new ArrayList<>();
        private boolean inKey;
    }

    private void inspectKey(byte[] bytes, FieldPath field, PersonalDataFindings findings, RecordFindings seen) {
        int from = 0;
        if (ConfluentFrame.isFramed(bytes)) {
            // Skips the Avro length prefix: a varint, all of whose bytes but the last are negative.
            from = ConfluentFrame.PREFIX_BYTES;
            while (from < bytes.length && bytes[from] < 0) {
                from++;
            }
            from = Math.min(from + 1, bytes.length);
        }
        detector.inspectText(bytes, from, bytes.length, field, findings);
        collect(findings, seen, true);
    }

    private void inspectValue(RecordOutputs outputs, PersonalDataFindings findings, RecordFindings seen) {
        byte[] bytes = outputs.bytes(0);
        detector.inspect(bytes, outputs.reservedBytes(), bytes.length - outputs.reservedBytes(), findings);
        collect(findings, seen, false);
    }

    private void collect(PersonalDataFindings findings, RecordFindings seen, boolean inKey) {
        for (int i = 0; i < findings.size(); i++) {
            if (fieldWatch.counts(findings, i)) {
                findings.flag(i);
                SuspectedField suspectedField = new SuspectedField(findings.path(i), findings.kind(i));
                seen.inKey |=
                        inKey || undeclaredKeyField.filter(field -> field.text().equals(suspectedField.path()))
                                .isPresent();
                if (seen.suspected.add(suspectedField) && seen.violations.size() < Violation.MAX_PER_RECORD) {
                    seen.violations.add(violation(suspectedField, findings.bytes(i)));
                }
            }
        }
    }

    private Violation violation(SuspectedField suspectedField, int bytes) {
        boolean warns = action == UndeclaredData.Action.MASK;
        return new Violation(
                RULE, suspectedField.path(), "string(" + bytes + ")",
                "looks like " + suspectedField.kind().words() + FIX,
                warns ? Severity.WARNING : Severity.ERROR);
    }

    /** Undeclared fields are not masked on any port, so each port yields the same texts in the same order. */
    private void redact(RecordOutputs outputs, PersonalDataFindings ofFirst, int ports) {
        int head = outputs.reservedBytes();
        outputs.setMaskedFields(outputs.maskedFields() + ofFirst.flaggedTexts());
        PersonalDataFindings ofPort = new PersonalDataFindings();
        for (int port = 0; port < ports; port++) {
            byte[] bytes = outputs.bytes(port);
            detector.inspect(bytes, head, bytes.length - head, ofPort);
            ofPort.flagAs(ofFirst);
            outputs.set(port, detector.redact(bytes, head, bytes.length - head, head, ofPort));
        }
    }
}
