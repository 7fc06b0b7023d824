// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.mask;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A mask for the values of one field. */
public interface ValueMasker {
    /**
     * The masked value.
     *
     * @param schema of the field, often a union
     */
    @Nullable
    Object mask(Object value, Schema schema);
}
