// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of service level: those that ODCS names, {@link #ERROR_RATE} of Heddle, and {@link #OTHER} for the free
 * words that ODCS allows besides. Everything that treats service levels differently (reader, monitor, wording, portal,
 * CLI) switches over this type without a {@code default}, so that a new constant does not compile until each of them
 * handles it.
 *
 * <pre>{@code
 * SlaProperty.of("completeness").kind(); // SHARE
 * SlaProperty.of("timeOfDay");           // OTHER
 * }</pre>
 */
public enum SlaProperty {
    /** How old the newest accepted record may be. */
    FRESHNESS("freshness", SlaValueKind.DURATION, Treatment.MEASURED),
    /** How long a record may take from the named field to the output. */
    LATENCY("latency", SlaValueKind.DURATION, Treatment.RECORDED),
    /** How long records are kept. */
    RETENTION("retention", SlaValueKind.DURATION, Treatment.APPLIED),
    /** The largest share of rejected records. */
    ERROR_RATE("errorRate", SlaValueKind.SHARE, Treatment.MEASURED),
    FREQUENCY("frequency", SlaValueKind.DURATION, Treatment.RECORDED),
    AVAILABILITY("availability", SlaValueKind.SHARE, Treatment.RECORDED),
    COMPLETENESS("completeness", SlaValueKind.SHARE, Treatment.RECORDED),
    THROUGHPUT("throughput", SlaValueKind.AMOUNT, Treatment.RECORDED),
    TIME_TO_DETECT("timeToDetect", SlaValueKind.DURATION, Treatment.RECORDED),
    TIME_TO_NOTIFY("timeToNotify", SlaValueKind.DURATION, Treatment.RECORDED),
    TIME_TO_REPAIR("timeToRepair", SlaValueKind.DURATION, Treatment.RECORDED),
    GENERAL_AVAILABILITY("generalAvailability", SlaValueKind.FREE, Treatment.RECORDED),
    END_OF_SUPPORT("endOfSupport", SlaValueKind.FREE, Treatment.RECORDED),
    END_OF_LIFE("endOfLife", SlaValueKind.FREE, Treatment.RECORDED),
    /** Any other word; the objective keeps it. */
    OTHER("", SlaValueKind.FREE, Treatment.RECORDED);

    /** What Heddle does with a service level. */
    public enum Treatment {
        /** The monitor evaluates it and reports it on {@code mesh.sla}. */
        MEASURED,
        /** The registry configures the topics with it. */
        APPLIED,
        /** It is kept and shown, and the reader gives a notice. */
        RECORDED
    }

    private final String word;
    private final SlaValueKind kind;
    private final Treatment treatment;

    SlaProperty(String word, SlaValueKind kind, Treatment treatment) {
        this.word = word;
        this.kind = kind;
        this.treatment = treatment;
    }

    /** The property with a word; {@link #OTHER} if there is none. Case counts, as in ODCS. */
    public static SlaProperty of(String word) {
        return Arrays.stream(values()).filter(property -> property.word.equals(word)).findFirst().orElse(OTHER);
    }

    /** The words of all properties but {@link #OTHER}. */
    public static List<String> words() {
        return Arrays.stream(values()).filter(property -> property != OTHER).map(SlaProperty::word).toList();
    }

    /** As in documents and on {@code mesh.sla}; {@code ""} for {@link #OTHER}. */
    public String word() {
        return word;
    }

    public SlaValueKind kind() {
        return kind;
    }

    public Treatment treatment() {
        return treatment;
    }
}
