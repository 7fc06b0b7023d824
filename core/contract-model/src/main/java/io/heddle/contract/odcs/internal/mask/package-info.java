// SPDX-License-Identifier: Apache-2.0
/**
 * Masking strategies: how they are written, which field types they fit, and which field rules masked values no longer
 * satisfy.
 */
@NullMarked
package io.heddle.contract.odcs.internal.mask;

import org.jspecify.annotations.NullMarked;
