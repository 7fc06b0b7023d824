// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.PersonalDataKind;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.Violation;
import io.heddle.engine.RecordOutputs;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.detection.FieldWatch;
import io.heddle.engine.detection.Findings;
import io.heddle.engine.detection.PersonalDataDetector;
import io.heddle.engine.detection.Reach;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one contract has the gate do. Thread-safe; what it learned of fields ends with the contract's version. */
public final class Detection {
    private static final String RULE = ReasonCode.UNDECLARED_PERSONAL_DATA.code();
    private static final String FIX = ", but the contract says nothing of the field; classify it, mask it,"
            + " or except it in undeclaredPersonalData";

    private final Contract contract;
    private volatile Contract current;
    private final UndeclaredData.Action action;
    private final PersonalDataDetector detector;
    private final FieldWatch watch;
    private final Sampling sampling;
    private final Optional<FieldPath> key;
    private final Suspicions suspicions;
    private final ThreadLocal<Findings> scratch = ThreadLocal.withInitial(Findings::new);

    Detection(Contract contract, UndeclaredDefault byDefault, Suspicions suspicions) {
        UndeclaredData said = contract.undeclared();
        this.contract = contract;
        this.current = contract;
        this.suspicions = suspicions;
        action = said.action().orElse(byDefault.action());
        boolean report = action == UndeclaredData.Action.REPORT;
        // What must not leave cannot be sampled, unless the contract wants just that.
        sampling = new Sampling(said.sample().orElse(report ? byDefault.sample() : 1));
        Set<PersonalDataKind> kinds = said.kinds().isEmpty() ? EnumSet.allOf(PersonalDataKind.class) : said.kinds();
        watch = new FieldWatch(said.kinds());
        detector = PersonalDataDetector.over(contract, kinds, said.except(), report ? Reach.SAMPLE : Reach.WHOLE);
        key = contract.key()
                .filter(declared -> declared.schema().getType() == Schema.Type.STRING)
                .filter(declared -> !detector.isDeclared(declared.field()))
                .map(declared -> declared.field());
    }

    /** Whether it is the same contract; what is equal once is known again at a glance. */
    @SuppressWarnings("ReferenceEquality") // equality is asked only where the glance fails
    boolean isOf(Contract other) {
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
     * Looks at a record that was accepted, and redacts in its outputs what is to be masked.
     *
     * @param keyBytes the key as it leaves on the default port
     * @param outputs holds the value for each port; null for a tombstone
     */
    public Outcome look(int partition, long offset, byte @Nullable [] keyBytes, @Nullable RecordOutputs outputs, int ports) {
        boolean idle = action == UndeclaredData.Action.OFF || (detector.fields() == 0 && key.isEmpty());
        if (idle || !sampling.takes(partition, offset)) {
            return Outcome.CLEAN;
        }
        Findings findings = scratch.get();
        Seen seen = new Seen();
        if (keyBytes != null && key.isPresent()) {
            inspectKey(keyBytes, key.get(), findings, seen);
        }
        if (outputs != null) {
            inspectValue(outputs, findings, seen);
        }
        if (seen.suspected.isEmpty()) {
            return Outcome.CLEAN;
        }
        List<Suspicion> suspected = List.copyOf(seen.suspected);
        suspicions.raise(contract, suspected, action);
        // A key cannot be masked without a contract: it would no longer be the key of its record.
        if (action == UndeclaredData.Action.QUARANTINE || (action == UndeclaredData.Action.MASK && seen.inKey)) {
            return new Outcome.Rejected(suspected, List.copyOf(seen.violations));
        }
        if (action == UndeclaredData.Action.MASK && outputs != null) {
            redact(outputs, findings, ports);
            return new Outcome.Published(suspected, List.copyOf(seen.violations));
        }
        return new Outcome.Published(suspected, List.of());
    }

    /** What counts in one record. */
    private static final class Seen {
        private final Set<Suspicion> suspected = new LinkedHashSet<>();
        private final List<Violation> violations = new ArrayList<>();
        private boolean inKey;
    }

    private void inspectKey(byte[] bytes, FieldPath field, Findings findings, Seen seen) {
        int from = 0;
        if (bytes.length > 5 && bytes[0] == 0) {
            // Avro in the wire format: a magic byte, four of the schema id, the text's length.
            from = 5;
            while (from < bytes.length - 1 && bytes[from] < 0) {
                from++;
            }
            from++;
        }
        detector.inspectText(bytes, from, bytes.length, field, findings);
        judge(findings, seen, true);
    }

    private void inspectValue(RecordOutputs outputs, Findings findings, Seen seen) {
        byte[] bytes = outputs.bytes(0);
        detector.inspect(bytes, outputs.head(), bytes.length - outputs.head(), findings);
        judge(findings, seen, false);
    }

    private void judge(Findings findings, Seen seen, boolean inKey) {
        for (int i = 0; i < findings.size(); i++) {
            if (watch.counts(findings, i)) {
                findings.accuse(i);
                Suspicion suspicion = new Suspicion(findings.path(i), findings.kind(i));
                seen.inKey |= inKey || key.filter(field -> field.text().equals(suspicion.path())).isPresent();
                if (seen.suspected.add(suspicion) && seen.violations.size() < RecordProgram.MAX_VIOLATIONS) {
                    seen.violations.add(violation(suspicion, findings.bytes(i)));
                }
            }
        }
    }

    private Violation violation(Suspicion suspicion, int bytes) {
        boolean warns = action == UndeclaredData.Action.MASK;
        return new Violation(
                RULE, suspicion.path(), "string(" + bytes + ")", "looks like " + suspicion.kind().words() + FIX,
                warns ? Severity.WARNING : Severity.ERROR);
    }

    /** Undeclared fields are the same on every port, so the same texts are found there in the same order. */
    private void redact(RecordOutputs outputs, Findings ofFirst, int ports) {
        int head = outputs.head();
        outputs.setMaskedFields(outputs.maskedFields() + ofFirst.accusedTexts());
        Findings ofPort = new Findings();
        for (int port = 0; port < ports; port++) {
            byte[] bytes = outputs.bytes(port);
            detector.inspect(bytes, head, bytes.length - head, ofPort);
            ofPort.accuseAs(ofFirst);
            outputs.set(port, detector.redact(bytes, head, bytes.length - head, head, ofPort));
        }
    }
}
