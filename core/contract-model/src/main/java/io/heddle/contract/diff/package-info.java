// SPDX-License-Identifier: Apache-2.0
/** Human-readable differences between two versions of a contract. Pure. */
@NullMarked
package io.heddle.contract.diff;

import org.jspecify.annotations.NullMarked;
