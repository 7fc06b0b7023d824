// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.internal.personaldata.TextScanner;
import io.heddle.engine.internal.personaldata.TextSightings;

import java.util.Arrays;

/**
 * What a {@link PersonalDataDetector} found in one record: made once, used for record after record, so that nothing is
 * allocated per record. Tells paths and kinds, never a value. Not thread-safe.
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

    /** How many; of one text at most one of each kind. */
    public int size() {
        return size;
    }

    /** Where: the path as in contracts, with <code>{}#key</code> at its end for the keys of a map. */
    public String path(int index) {
        return fields[index].path;
    }

    /** Whether it is the key of a map, which no mask covers. */
    public boolean isMapKey(int index) {
        return fields[index].mapKey;
    }

    /** What it looks like. */
    public PersonalDataKind kind(int index) {
        return KINDS[kinds[index]];
    }

    /** How sure that is. */
    public EvidenceLevel evidence(int index) {
        return EvidenceLevel.of(evidence[index]);
    }

    /** A fingerprint that tells numbers of one kind apart while they are counted; not to be kept or shown. */
    public long fingerprint(int index) {
        return values[index];
    }

    /** How many bytes the whole text has. */
    public int bytes(int index) {
        return lengths[index];
    }

    /** How many texts were looked at. */
    public int strings() {
        return strings;
    }

    /** Whether some of the record was beyond the detector's reach, or could not be read. */
    public boolean isPartial() {
        return partial;
    }

    /** Says that the text of this finding is to be redacted. */
    public void flag(int index) {
        flagged[index] = true;
    }

    /** How many texts are to be redacted. */
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

    /** Takes over what is to be redacted from the findings of another port's bytes of the same record. */
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

    /** Where the text begins, with its length before it. */
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

    /** Adds what was seen in one text. */
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
