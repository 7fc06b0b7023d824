// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How to handle personal data in fields that the contract does not declare: {@code undeclaredPersonalData}.
 *
 * @param action empty if the contract leaves it to the mesh
 * @param sample the share of records that are inspected, above 0 and at most 1; empty if not declared
 * @param kinds the kinds to detect; empty means all, where kinds that a random number could match count only if most
 *        values of a field match
 * @param except fields that are never inspected, including everything nested in them
 */
public record UndeclaredData(
        Optional<Action> action, OptionalDouble sample, Set<PersonalDataKind> kinds, List<FieldPath> except) {
    /** Declares nothing: the mesh-wide setting applies. */
    public static final UndeclaredData UNSPECIFIED =
            new UndeclaredData(Optional.empty(), OptionalDouble.empty(), Set.of(), List.of());

    /** What happens to a record that contains undeclared personal data. */
    public enum Action {
        /** No inspection. */
        OFF,
        /** The record is published unchanged and reported in metrics and an event. */
        REPORT,
        /** The record is published with the values redacted on every port, and with a warning. */
        MASK,
        /** The record is quarantined. */
        QUARANTINE;

        /** The name in contracts and settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action with this name. */
        public static Optional<Action> ofWord(String word) {
            return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
        }

        /** All names, the least strict first. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Action::word).toList();
        }
    }

    /** @throws IllegalArgumentException if the sample is not above 0 and at most 1 */
    public UndeclaredData {
        if (sample.isPresent() && !(sample.getAsDouble() > 0 && sample.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("the sample must be above 0 and at most 1");
        }
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        except = List.copyOf(except);
    }
}
