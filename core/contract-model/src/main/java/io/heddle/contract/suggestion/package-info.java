// SPDX-License-Identifier: Apache-2.0
/** Suggestions for misspelled names. */
@NullMarked
package io.heddle.contract.suggestion;

import org.jspecify.annotations.NullMarked;
