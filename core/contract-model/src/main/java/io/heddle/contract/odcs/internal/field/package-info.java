// SPDX-License-Identifier: Apache-2.0
/**
 * What a document declares of each field: tags, mask, and constraints such as required, enum, pattern and bounds.
 */
@NullMarked
package io.heddle.contract.odcs.internal.field;

import org.jspecify.annotations.NullMarked;
