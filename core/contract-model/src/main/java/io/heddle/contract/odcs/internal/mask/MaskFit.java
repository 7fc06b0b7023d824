// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.mask;

import io.heddle.contract.Mask;
import io.heddle.contract.odcs.internal.schema.FieldType;

import java.util.Optional;

/** The field types that a mask applies to. */
interface MaskFit<M extends Mask> {
    /** Why no mask of the strategy can be applied to every value of the type; empty if one can. */
    Optional<String> typeMismatch(FieldType type);

    /** Why this mask, with its parameters, cannot be applied to every value of the type; empty if it can. */
    default Optional<String> mismatch(M mask, FieldType type) {
        return typeMismatch(type);
    }
}
