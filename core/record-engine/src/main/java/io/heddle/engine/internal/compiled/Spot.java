// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.internal.path.Place;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What governs one place of the contract's schema: rules, masks per port, values that record rules look at. Immutable.
 *
 * @param rules null if there are none here and inside
 * @param ports one per port
 * @param slots null if no record rule looks here or inside
 */
record Spot(@Nullable Place<FieldCheck> rules, List<PortSpot> ports, @Nullable Place<Integer> slots) {
    /**
     * One port's masks.
     *
     * @param place null if there are none here and inside
     * @param redacted whether a mask around this place redacts all of it
     */
    record PortSpot(@Nullable Place<PortMask> place, boolean redacted) {
        static final PortSpot PLAIN = new PortSpot(null, false);
        static final PortSpot REDACTED = new PortSpot(null, true);

        boolean isPlain() {
            return place == null && !redacted;
        }

        @Nullable PortMask here() {
            return place == null || place.here().isEmpty() ? null : place.here().get(0);
        }

        private PortSpot at(@Nullable Place<PortMask> next) {
            return redacted ? REDACTED : next == null || next.isEmpty() ? PLAIN : new PortSpot(next, false);
        }
    }

    /** Nothing governed. */
    static Spot plain(int ports) {
        return new Spot(null, java.util.Collections.nCopies(ports, PortSpot.PLAIN), null);
    }

    boolean isPlain() {
        return rules == null && slots == null && ports.stream().allMatch(PortSpot::isPlain);
    }

    List<FieldCheck> checks() {
        return rules == null ? List.of() : rules.here();
    }

    /** The slots of this place itself. */
    List<Integer> slotsHere() {
        return slots == null ? List.of() : slots.here();
    }

    /** The same with other ports. */
    Spot withPorts(List<PortSpot> other) {
        return new Spot(rules, List.copyOf(other), slots);
    }

    Spot field(Schema record, int position) {
        List<PortSpot> inside = new ArrayList<>();
        for (PortSpot port : ports) {
            inside.add(port.at(field(port.place(), record, position)));
        }
        return new Spot(field(rules, record, position), inside, field(slots, record, position));
    }

    Spot items() {
        List<PortSpot> inside = new ArrayList<>();
        for (PortSpot port : ports) {
            inside.add(port.at(port.place() == null ? null : port.place().items()));
        }
        return new Spot(some(rules == null ? null : rules.items()), inside, null);
    }

    Spot values() {
        List<PortSpot> inside = new ArrayList<>();
        for (PortSpot port : ports) {
            inside.add(port.at(port.place() == null ? null : port.place().values()));
        }
        return new Spot(some(rules == null ? null : rules.values()), inside, null);
    }

    /**
     * What programs of recursive records are known by.
     *
     * @param identity gives equal things only for the same thing
     */
    List<Object> key(Function<Object, Object> identity) {
        List<Object> key = new ArrayList<>();
        key.add(rules == null ? "" : identity.apply(rules));
        key.add(slots == null ? "" : identity.apply(slots));
        for (PortSpot port : ports) {
            key.add(port.place() == null ? "" : identity.apply(port.place()));
            key.add(port.redacted());
        }
        return key;
    }

    private static <T> @Nullable Place<T> field(@Nullable Place<T> place, Schema record, int position) {
        if (place != null) {
            for (Place.Fields<T> fields : place.records()) {
                if (fields.record().equals(record.getFullName())) {
                    for (Place.Way<T> way : fields.ways()) {
                        if (way.position() == position) {
                            return some(way.place());
                        }
                    }
                }
            }
        }
        return null;
    }

    private static <T> @Nullable Place<T> some(@Nullable Place<T> place) {
        return place == null || place.isEmpty() ? null : place;
    }
}
