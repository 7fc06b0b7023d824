// SPDX-License-Identifier: Apache-2.0
/**
 * The differences between two versions of a contract, for people. Pure.
 */
@NullMarked
package io.heddle.contract.diff;

import org.jspecify.annotations.NullMarked;
