// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Arrays;
import java.util.List;

/**
 * The kinds of service level: those of ODCS, {@link #ERROR_RATE} of Heddle, and {@link #OTHER} for the custom names
 * that ODCS also allows. Code that treats service levels differently (reader, monitor, wording, portal, CLI) switches
 * over this type without a {@code default}, so that a new constant does not compile until all of it handles the
 * constant.
 *
 * <pre>{@code
 * SlaProperty.of("completeness").kind(); // SHARE
 * SlaProperty.of("timeOfDay");           // OTHER
 * }</pre>
 */
public enum SlaProperty {
    /** The maximum age of the newest accepted record. */
    FRESHNESS("freshness", SlaValueKind.DURATION, Treatment.MEASURED),
    /** The maximum time from the named field's timestamp to the output. */
    LATENCY("latency", SlaValueKind.DURATION, Treatment.RECORDED),
    /** How long records are kept. */
    RETENTION("retention", SlaValueKind.DURATION, Treatment.APPLIED),
    /** The maximum share of rejected records. */
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
    /** Any other property; the objective keeps its name. */
    OTHER("", SlaValueKind.FREE, Treatment.RECORDED);

    /** How Heddle handles a service level. */
    public enum Treatment {
        /** The monitor evaluates it and reports it on {@code mesh.sla}. */
        MEASURED,
        /** The registry applies it to the topic configuration. */
        APPLIED,
        /** It is stored and shown but not enforced; the reader adds a notice. */
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

    /** The property with this name; {@link #OTHER} if there is none. Case-sensitive, as in ODCS. */
    public static SlaProperty of(String word) {
        return Arrays.stream(values()).filter(property -> property.word.equals(word)).findFirst().orElse(OTHER);
    }

    /** The names of all properties except {@link #OTHER}. */
    public static List<String> words() {
        return Arrays.stream(values()).filter(property -> property != OTHER).map(SlaProperty::word).toList();
    }

    /** The name in documents and on {@code mesh.sla}; {@code ""} for {@link #OTHER}. */
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
