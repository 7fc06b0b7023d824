// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.internal.personaldata.TextScanner;
import io.heddle.engine.internal.personaldata.TextSightings;

import java.util.Arrays;

/**
 * The findings of a {@link PersonalDataDetector} in one record. Created once and reused for every record, so that
 * nothing is allocated per record. Holds paths and kinds, never a value. Not thread-safe.
 *
 * <pre>{@code
 * PersonalDataFindings findings = new PersonalDataFindings();
 * detector.inspect(bytes, 5, bytes.length - 5, findings);
 * for (int i = 0; i < findings.size(); i++) {
 *     System.out.println(findings.path(i) + " " + findings.kind(i).code());
 * }
 * }</pre>
 */
public final class PersonalDataFindings {
    private static final PersonalDataKind[] KINDS = PersonalDataKind.values();
    private static final int KEPT = 1_024;

    final TextSightings sightings = new TextSightings();
    final TextScanner.Scratch scratch = new TextScanner.Scratch();
    final SizedBlockList blocks = new SizedBlockList();
    private UndeclaredField[] fields = new UndeclaredField[16];
    private byte[] kinds = new byte[16];
    private byte[] evidence = new byte[16];
    private long[] values = new long[16];
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private boolean[] flagged = new boolean[16];
    private int size;
    private int strings;
    private boolean partial;

    /** The number of findings; at most one of each kind per text. */
    public int size() {
        return size;
    }

    /** The path of the field as in contracts, followed by <code>{}#key</code> for the keys of a map. */
    public String path(int index) {
        return fields[index].path;
    }

    /** The kind of personal data. */
    public PersonalDataKind kind(int index) {
        return KINDS[kinds[index]];
    }

    /** The confidence of the finding. */
    public EvidenceLevel evidence(int index) {
        return EvidenceLevel.of(evidence[index]);
    }

    /** A fingerprint to count the different numbers of one kind; must not be stored or shown. */
    public long fingerprint(int index) {
        return values[index];
    }

    /** The length of the whole text in bytes. */
    public int bytes(int index) {
        return lengths[index];
    }

    /** The number of texts that were inspected. */
    public int strings() {
        return strings;
    }

    /** Whether part of the record exceeded the detector's limits or was unreadable. */
    public boolean isPartial() {
        return partial;
    }

    /** Marks the text of this finding for redaction. */
    public void flag(int index) {
        flagged[index] = true;
    }

    /** The number of texts to redact. */
    public int flaggedTexts() {
        int texts = 0;
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (flagged[i] && starts[i] != last) {
                last = starts[i];
                texts++;
            }
        }
        return texts;
    }

    /** Copies the redaction flags from the findings in another port's bytes of the same record. */
    public void flagAs(PersonalDataFindings other) {
        if (other.size != size) {
            throw new IllegalArgumentException("not the findings of the same record");
        }
        System.arraycopy(other.flagged, 0, flagged, 0, size);
    }

    boolean isFlagged(int index) {
        return flagged[index];
    }

    UndeclaredField field(int index) {
        return fields[index];
    }

    /** The offset of the text, including its length prefix. */
    int start(int index) {
        return starts[index];
    }

    void clear() {
        if (fields.length > KEPT) {
            grow(16);
        }
        size = 0;
        strings = 0;
        partial = false;
        blocks.clear();
    }

    void countString() {
        strings++;
    }

    void markPartial() {
        partial = true;
    }

    /** Adds the sightings in one text. */
    void add(UndeclaredField field, int start, int length) {
        for (int left = sightings.seen(); left != 0; left &= left - 1) {
            int kind = Integer.numberOfTrailingZeros(left);
            if (size == fields.length) {
                grow(size * 2);
            }
            fields[size] = field;
            kinds[size] = (byte) kind;
            evidence[size] = (byte) sightings.evidence(kind);
            values[size] = sightings.value(kind);
            starts[size] = start;
            lengths[size] = length;
            flagged[size] = false;
            size++;
        }
    }

    private void grow(int capacity) {
        fields = Arrays.copyOf(fields, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        evidence = Arrays.copyOf(evidence, capacity);
        values = Arrays.copyOf(values, capacity);
        starts = Arrays.copyOf(starts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        flagged = Arrays.copyOf(flagged, capacity);
    }
}
