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
 * What a contract says of personal data in fields that it says nothing of: {@code undeclaredPersonalData}.
 *
 * @param action empty if the contract leaves it to the mesh
 * @param sample the share of records looked at, above 0 and at most 1; empty if the contract does not say
 * @param kinds looked for; empty means all, and that kinds a chance number could pass for count only where a field is
 *        full of them
 * @param except fields that are never looked at, with all that is inside them
 */
public record UndeclaredData(
        Optional<Action> action, OptionalDouble sample, Set<PersonalDataKind> kinds, List<FieldPath> except) {
    /** Says nothing: the mesh's own setting holds. */
    public static final UndeclaredData UNSPECIFIED =
            new UndeclaredData(Optional.empty(), OptionalDouble.empty(), Set.of(), List.of());

    /** What becomes of a record that holds some. */
    public enum Action {
        /** Nothing is looked at. */
        OFF,
        /** It is published as it is; metrics and an event tell of it. */
        REPORT,
        /** It is published with the values redacted on every port, with a warning. */
        MASK,
        /** It goes to quarantine. */
        QUARANTINE;

        /** The word in contracts and settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action of that word. */
        public static Optional<Action> ofWord(String word) {
            return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
        }

        /** All words, the mildest first. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Action::word).toList();
        }
    }

    /** @throws IllegalArgumentException if the sample is not above 0 and at most 1 */
    public UndeclaredData {
        if (sample.isPresent() && !(sample.getAsDouble() > 0 && sample.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("a sample is above 0 and at most 1");
        }
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        except = List.copyOf(except);
    }
}
