// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import io.heddle.engine.internal.personal.Sightings;
import io.heddle.engine.internal.personal.TextScan;

import java.util.Arrays;

/**
 * What a {@link PersonalDataDetector} found in one record: made once, used for record after record, so that nothing is
 * allocated per record. Tells paths and kinds, never a value. Not thread-safe.
 *
 * <pre>{@code
 * Findings findings = new Findings();
 * detector.inspect(bytes, 5, bytes.length - 5, findings);
 * for (int i = 0; i < findings.size(); i++) {
 *     System.out.println(findings.path(i) + " " + findings.kind(i).code());
 * }
 * }</pre>
 */
public final class Findings {
    private static final PersonalDataKind[] KINDS = PersonalDataKind.values();
    private static final int KEPT = 1_024;

    final Sightings sightings = new Sightings();
    final TextScan.Scratch scratch = new TextScan.Scratch();
    final SizedBlocks blocks = new SizedBlocks();
    private Site[] sites = new Site[16];
    private byte[] kinds = new byte[16];
    private byte[] evidence = new byte[16];
    private long[] values = new long[16];
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private boolean[] accused = new boolean[16];
    private int size;
    private int strings;
    private boolean partial;

    /** How many; of one text at most one of each kind. */
    public int size() {
        return size;
    }

    /** Where: the path as in contracts, with <code>{}#key</code> at its end for the keys of a map. */
    public String path(int index) {
        return sites[index].path;
    }

    /** Whether it is the key of a map, which no mask covers. */
    public boolean isMapKey(int index) {
        return sites[index].mapKey;
    }

    /** What it looks like. */
    public PersonalDataKind kind(int index) {
        return KINDS[kinds[index]];
    }

    /** How sure that is. */
    public Evidence evidence(int index) {
        return Evidence.of(evidence[index]);
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
    public void accuse(int index) {
        accused[index] = true;
    }

    /** How many texts are to be redacted. */
    public int accusedTexts() {
        int texts = 0;
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (accused[i] && starts[i] != last) {
                last = starts[i];
                texts++;
            }
        }
        return texts;
    }

    /** Takes over what is to be redacted from the findings of another port's bytes of the same record. */
    public void accuseAs(Findings other) {
        if (other.size != size) {
            throw new IllegalArgumentException("not the findings of the same record");
        }
        System.arraycopy(other.accused, 0, accused, 0, size);
    }

    boolean isAccused(int index) {
        return accused[index];
    }

    Site site(int index) {
        return sites[index];
    }

    /** Where the text begins, with its length before it. */
    int start(int index) {
        return starts[index];
    }

    void clear() {
        if (sites.length > KEPT) {
            grow(16);
        }
        size = 0;
        strings = 0;
        partial = false;
        blocks.clear();
    }

    void looked() {
        strings++;
    }

    void missed() {
        partial = true;
    }

    /** Adds what was seen in one text. */
    void add(Site site, int start, int length) {
        for (int left = sightings.seen(); left != 0; left &= left - 1) {
            int kind = Integer.numberOfTrailingZeros(left);
            if (size == sites.length) {
                grow(size * 2);
            }
            sites[size] = site;
            kinds[size] = (byte) kind;
            evidence[size] = (byte) sightings.evidence(kind);
            values[size] = sightings.value(kind);
            starts[size] = start;
            lengths[size] = length;
            accused[size] = false;
            size++;
        }
    }

    private void grow(int capacity) {
        sites = Arrays.copyOf(sites, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
        evidence = Arrays.copyOf(evidence, capacity);
        values = Arrays.copyOf(values, capacity);
        starts = Arrays.copyOf(starts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        accused = Arrays.copyOf(accused, capacity);
    }
}
