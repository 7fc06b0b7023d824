// SPDX-License-Identifier: Apache-2.0
/**
 * The structure that ODCS allows, v3.0 to v3.2, and the check of a document against it: unknown and missing keys, wrong
 * types, unknown words.
 */
@NullMarked
package io.heddle.contract.odcs.internal.shape;

import org.jspecify.annotations.NullMarked;
