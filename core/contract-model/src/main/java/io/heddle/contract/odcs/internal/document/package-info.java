// SPDX-License-Identifier: Apache-2.0
/**
 * The parsed document as the readers see it: its sections with their paths, the faults and notices collected while
 * reading, and suggestions for misspelled words.
 */
@NullMarked
package io.heddle.contract.odcs.internal.document;

import org.jspecify.annotations.NullMarked;
