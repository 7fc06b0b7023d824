// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a contract declares a masking strategy, and what the strategy implies for the contract. The record engine
 * implements the masking itself.
 *
 * @param example a mask of the strategy
 * @param parameters their names, in the order of the documentation
 * @param reader creates the mask from its parameters; reports faults and returns empty if they are invalid
 * @param fit the field types that the mask applies to
 * @param equality the effect on the equality of values
 * @param rules which rules of a field of the type still hold for masked values
 */
record MaskDefinition<M extends Mask>(M example, List<String> parameters,
        Function<MaskParameters, Optional<M>> reader, MaskFit<? super M> fit, MaskEquality equality,
        BiFunction<M, FieldType, FieldRule.Visitor<Boolean>> rules) {
    MaskDefinition {
        parameters = List.copyOf(parameters);
    }

    /** A strategy without parameters. */
    static <M extends Mask> MaskDefinition<M> of(
            M mask, MaskFit<? super M> fit, MaskEquality equality,
            Function<FieldType, FieldRule.Visitor<Boolean>> rules) {
        return new MaskDefinition<>(
                mask, List.of(), none -> Optional.of(mask), fit, equality, (same, type) -> rules.apply(type));
    }

    String strategy() {
        return example.strategy();
    }
}
