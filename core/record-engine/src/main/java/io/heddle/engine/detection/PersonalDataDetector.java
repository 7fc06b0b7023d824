// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.internal.personaldata.TextScanner;
import org.apache.avro.Schema;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds personal data in those strings of a record that its contract does not declare: the field and its parents have
 * no classification, no tag {@code PII} and no mask on any port. The detector inspects records in the contract's
 * schema, as they are written to an output port; undeclared fields are the same on all ports.
 *
 * <p>Immutable and thread-safe. The cost is linear in the inspected bytes of undeclared strings; it never throws
 * because of what a record contains.
 *
 * <pre>{@code
 * PersonalDataDetector detector = PersonalDataDetector.forContract(
 *         contract, EnumSet.allOf(PersonalDataKind.class), List.of(), InspectionLimits.SAMPLE);
 * PersonalDataFindings findings = new PersonalDataFindings();
 * detector.inspect(bytes, 0, bytes.length, findings);
 * }</pre>
 */
public final class PersonalDataDetector {
    private final Set<String> declared;
    private final InspectionStep root;
    private final TextScanner scanner;
    private final InspectionLimits limits;
    private final int fieldCount;

    private PersonalDataDetector(Set<String> declared, InspectionStep root, int fieldCount, TextScanner scan,
            InspectionLimits limits) {
        this.declared = declared;
        this.root = root;
        this.fieldCount = fieldCount;
        this.scanner = scan;
        this.limits = limits;
    }

    /**
     * Creates the detector for a contract's records.
     *
     * @param kinds the kinds of personal data to detect
     * @param except undeclared fields that are not inspected, including everything nested in them
     */
    public static PersonalDataDetector forContract(
            Contract contract, Set<PersonalDataKind> kinds, Collection<FieldPath> except, InspectionLimits limits) {
        Set<String> declared = new HashSet<>();
        except.forEach(path -> declared.add(path.text()));
        for (FieldPromise field : contract.fields()) {
            boolean masked = !(field.mask() instanceof Mask.None);
            if (masked || field.isPersonal() || !field.classification().isEmpty()) {
                declared.add(field.path().text());
            }
        }
        for (OutputPort port : contract.ports()) {
            port.overrides().keySet().forEach(path -> declared.add(path.text()));
        }
        InspectionStepCompiler steps = new InspectionStepCompiler(declared);
        InspectionStep root = steps.record(contract.valueSchema());
        return new PersonalDataDetector(declared, root, steps.fieldCount(), new TextScanner(kinds), limits);
    }

    /** The number of string fields that are inspected; the keys of a map count as one. */
    public int fields() {
        return fieldCount;
    }

    /**
     * Inspects one record.
     *
     * @param bytes holds the Avro binary of one record in the contract's schema, without wire-format prefix
     * @param findings receives the findings; earlier ones are cleared
     */
    public void inspect(byte[] bytes, int offset, int length, PersonalDataFindings findings) {
        findings.clear();
        if (fieldCount == 0) {
            return;
        }
        try {
            root.inspect(new RecordInspection(new AvroByteReader(bytes, offset, length), findings, scanner, limits));
        } catch (AvroByteReader.UnreadableRecordException e) {
            findings.markPartial();
        }
    }

    /** Whether the contract declares anything about a top-level field. */
    public boolean isDeclared(FieldPath field) {
        return declared.contains(field.text());
    }

    /**
     * Inspects one text outside of a record, such as its key.
     *
     * @param field the undeclared field that the text is a copy of
     * @param findings receives the findings, earlier ones are cleared; cannot be redacted
     */
    public void inspectText(byte[] text, int from, int end, FieldPath field, PersonalDataFindings findings) {
        findings.clear();
        scanner.scan(text, from, end, false, findings.scratch, findings.sightings);
        if (findings.sightings.seen() != 0) {
            findings.add(new UndeclaredField(field.text(), Schema.create(Schema.Type.STRING), false), from, end - from);
        }
    }

    /**
     * Copies the record with the flagged texts redacted as by the mask {@code redact}. Keys of maps become {@code ***},
     * {@code ***2} and so on, so that no value is lost.
     *
     * @param head number of bytes before the offset to copy unchanged, such as the wire format's prefix
     * @param findings the result of inspecting these very bytes
     */
    public byte[] redact(byte[] bytes, int offset, int length, int head, PersonalDataFindings findings) {
        return new FindingRedactor(bytes, offset, length, head, findings).run(offset + length);
    }
}
