// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;

import java.util.List;
import java.util.Optional;

/** A mask with the definition of its strategy, which answers for this mask's parameters. Immutable. */
public final class DefinedMask<M extends Mask> {
    private final M mask;
    private final MaskDefinition<M> definition;

    DefinedMask(M mask, MaskDefinition<M> definition) {
        this.mask = mask;
        this.definition = definition;
    }

    /** Finds the definition: each strategy has one, or this module does not compile. */
    public static DefinedMask<?> of(Mask mask) {
        return MaskDefinitions.define(mask);
    }

    MaskDefinition<M> definition() {
        return definition;
    }

    /** Why the mask cannot be put on every value of the type; empty if it can. */
    Optional<String> mismatch(FieldType type) {
        return definition.fit().mismatch(mask, type);
    }

    public MaskEquality equality() {
        return definition.equality();
    }

    /**
     * The rules that masked values need not keep. The gate checks what producers write; whoever reads a masked port and
     * checks again would be surprised, so the contract's author gets a notice.
     */
    public List<FieldRule> findBroken(FieldType type, List<FieldRule> rules) {
        if (type.branches().isEmpty()) {
            return List.of();
        }
        FieldRule.Visitor<Boolean> kept = definition.rules().apply(mask, type);
        return rules.stream().filter(rule -> !rule.accept(kept)).toList();
    }
}
