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
 * What a contract may say of one masking strategy, and what follows from it. How values are masked is the record
 * engine's part.
 *
 * @param example one mask of the strategy
 * @param parameters their names, in the order of the documentation
 * @param reader makes the mask from its parameters; reports faults and gives nothing where they are wrong
 * @param fit the types of fields that it can be put on
 * @param equality what becomes of equal and of different values
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
