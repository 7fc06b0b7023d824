// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.placement;

import io.heddle.engine.internal.path.SchemaBinding;
import io.heddle.engine.internal.rule.FieldCheck;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rules, masks per port and captures that apply at one position of the contract's schema. Immutable.
 *
 * @param rules null if there are none at or below this position
 * @param ports one per port
 * @param slots null if record rules use nothing at or below this position
 */
public record FieldGovernance(@Nullable SchemaBinding<FieldCheck> rules, List<PortGovernance> ports,
        @Nullable SchemaBinding<Integer> slots) {
    /**
     * One port's masks.
     *
     * @param binding null if there are none at or below this position
     * @param redacted whether a mask on an enclosing value redacts this position
     */
    public record PortGovernance(@Nullable SchemaBinding<PortFieldMask> binding, boolean redacted) {
        public static final PortGovernance UNGOVERNED = new PortGovernance(null, false);
        public static final PortGovernance REDACTED = new PortGovernance(null, true);

        boolean isUngoverned() {
            return binding == null && !redacted;
        }

        public @Nullable PortFieldMask mask() {
            return binding == null || binding.entries().isEmpty() ? null : binding.entries().get(0);
        }

        private PortGovernance descend(@Nullable SchemaBinding<PortFieldMask> next) {
            return redacted ? REDACTED : next == null || next.isEmpty() ? UNGOVERNED : new PortGovernance(next, false);
        }
    }

    /** Nothing is governed. */
    public static FieldGovernance ungoverned(int ports) {
        return new FieldGovernance(null, java.util.Collections.nCopies(ports, PortGovernance.UNGOVERNED), null);
    }

    public boolean isUngoverned() {
        return rules == null && slots == null && ports.stream().allMatch(PortGovernance::isUngoverned);
    }

    public List<FieldCheck> checks() {
        return rules == null ? List.of() : rules.entries();
    }

    /** The slots of this position itself. */
    public List<Integer> ownSlots() {
        return slots == null ? List.of() : slots.entries();
    }

    /** A copy with other ports. */
    public FieldGovernance withPorts(List<PortGovernance> other) {
        return new FieldGovernance(rules, List.copyOf(other), slots);
    }

    public FieldGovernance field(Schema record, int position) {
        List<PortGovernance> inside = new ArrayList<>();
        for (PortGovernance port : ports) {
            inside.add(port.descend(field(port.binding(), record, position)));
        }
        return new FieldGovernance(field(rules, record, position), inside, field(slots, record, position));
    }

    public FieldGovernance items() {
        List<PortGovernance> inside = new ArrayList<>();
        for (PortGovernance port : ports) {
            inside.add(port.descend(port.binding() == null ? null : port.binding().items()));
        }
        return new FieldGovernance(nullIfEmpty(rules == null ? null : rules.items()), inside, null);
    }

    public FieldGovernance values() {
        List<PortGovernance> inside = new ArrayList<>();
        for (PortGovernance port : ports) {
            inside.add(port.descend(port.binding() == null ? null : port.binding().values()));
        }
        return new FieldGovernance(nullIfEmpty(rules == null ? null : rules.values()), inside, null);
    }

    /**
     * The key by which programs of recursive records are reused.
     *
     * @param identity maps to equal objects only if its arguments are the same object
     */
    public List<Object> identityKey(Function<Object, Object> identity) {
        List<Object> key = new ArrayList<>();
        key.add(rules == null ? "" : identity.apply(rules));
        key.add(slots == null ? "" : identity.apply(slots));
        for (PortGovernance port : ports) {
            key.add(port.binding() == null ? "" : identity.apply(port.binding()));
            key.add(port.redacted());
        }
        return key;
    }

    private static <T> @Nullable SchemaBinding<T> field(@Nullable SchemaBinding<T> place, Schema record, int position) {
        if (place != null) {
            for (SchemaBinding.RecordBindings<T> fields : place.records()) {
                if (fields.record().equals(record.getFullName())) {
                    for (SchemaBinding.FieldBinding<T> fieldBinding : fields.fields()) {
                        if (fieldBinding.position() == position) {
                            return nullIfEmpty(fieldBinding.place());
                        }
                    }
                }
            }
        }
        return null;
    }

    private static <T> @Nullable SchemaBinding<T> nullIfEmpty(@Nullable SchemaBinding<T> place) {
        return place == null || place.isEmpty() ? null : place;
    }
}
