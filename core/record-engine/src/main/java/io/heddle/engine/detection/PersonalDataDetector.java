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
 * Looks for personal data in those strings of a record that its contract says nothing of: no classification, no tag
 * {@code PII}, no mask on any port, neither for the field nor for one that holds it. It sees records in the contract's
 * schema, as they leave on an output port; undeclared fields are the same on all of them.
 *
 * <p>Immutable and thread-safe. Its cost grows with the bytes of undeclared strings within its reach; it never throws
 * for what is in a record.
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
    private final int sites;

    private PersonalDataDetector(Set<String> declared, InspectionStep root, int sites, TextScanner scan,
            InspectionLimits limits) {
        this.declared = declared;
        this.root = root;
        this.sites = sites;
        this.scanner = scan;
        this.limits = limits;
    }

    /**
     * The detector for a contract's records.
     *
     * @param kinds what to look for
     * @param except fields that are not looked at although they are undeclared, with all that is inside them
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
        return new PersonalDataDetector(declared, root, steps.sites(), new TextScanner(kinds), limits);
    }

    /** How many string fields are looked at; the keys of a map are one. */
    public int fields() {
        return sites;
    }

    /**
     * Looks at one record.
     *
     * @param bytes holds the Avro binary of one record in the contract's schema, without wire-format prefix
     * @param findings holds what was found afterwards, and nothing of before
     */
    public void inspect(byte[] bytes, int offset, int length, PersonalDataFindings findings) {
        findings.clear();
        if (sites == 0) {
            return;
        }
        try {
            root.inspect(new RecordInspection(new AvroByteReader(bytes, offset, length), findings, scanner, limits));
        } catch (AvroByteReader.UnreadableRecordException e) {
            findings.markPartial();
        }
    }

    /** Whether the contract says something of a field at the top level. */
    public boolean isDeclared(FieldPath field) {
        return declared.contains(field.text());
    }

    /**
     * Looks at one text outside of a record, such as its key.
     *
     * @param field the undeclared field of which it is a copy
     * @param findings holds what was found afterwards, and nothing of before; not to be redacted
     */
    public void inspectText(byte[] text, int from, int end, FieldPath field, PersonalDataFindings findings) {
        findings.clear();
        scanner.scan(text, from, end, false, findings.scratch, findings.sightings);
        if (findings.sightings.seen() != 0) {
            findings.add(new UndeclaredField(field.text(), Schema.create(Schema.Type.STRING), false), from, end - from);
        }
    }

    /**
     * The record with the accused texts redacted as the mask {@code redact} does it; keys of maps become {@code ***},
     * {@code ***2} and so on, so that no value is lost.
     *
     * @param head how many bytes before the offset are copied as they are, such as the wire format's prefix
     * @param findings of inspecting these very bytes
     */
    public byte[] redact(byte[] bytes, int offset, int length, int head, PersonalDataFindings findings) {
        return new FindingRedactor(bytes, offset, length, head, findings).run(offset + length);
    }
}
