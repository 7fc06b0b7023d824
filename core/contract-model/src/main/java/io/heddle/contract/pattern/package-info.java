// SPDX-License-Identifier: Apache-2.0
/**
 * The regular expressions of contracts: ECMA-262, evaluated by RE2. Reader and engine use the same class, so that a
 * pattern that the reader accepts is one that the engine can run.
 */
@NullMarked
package io.heddle.contract.pattern;

import org.jspecify.annotations.NullMarked;
