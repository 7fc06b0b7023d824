// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;

import java.util.List;
import java.util.Optional;

/** Pairs a mask with the definition of its strategy. Immutable. */
public final class DefinedMask<M extends Mask> {
    private final M mask;
    private final MaskDefinition<M> definition;

    DefinedMask(M mask, MaskDefinition<M> definition) {
        this.mask = mask;
        this.definition = definition;
    }

    /** Looks up the definition; a strategy without one does not compile. */
    public static DefinedMask<?> of(Mask mask) {
        return MaskDefinitions.define(mask);
    }

    MaskDefinition<M> definition() {
        return definition;
    }

    /** Why the mask cannot be applied to every value of the type; empty if it can. */
    Optional<String> mismatch(FieldType type) {
        return definition.fit().mismatch(mask, type);
    }

    public MaskEquality equality() {
        return definition.equality();
    }

    /**
     * The rules that masked values may violate. The gate checks unmasked values, but a consumer that checks the rules
     * on a masked port would see violations, so the contract's author gets a notice.
     */
    public List<FieldRule> findBroken(FieldType type, List<FieldRule> rules) {
        if (type.branches().isEmpty()) {
            return List.of();
        }
        FieldRule.Visitor<Boolean> kept = definition.rules().apply(mask, type);
        return rules.stream().filter(rule -> !rule.accept(kept)).toList();
    }
}
