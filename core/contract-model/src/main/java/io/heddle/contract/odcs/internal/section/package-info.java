// SPDX-License-Identifier: Apache-2.0
/**
 * Reads each part of a contract independently (identity, topics and key, quality rules, service levels, output ports,
 * inputs, ownership), so that a fault in one part does not hide those of another.
 */
@NullMarked
package io.heddle.contract.odcs.internal.section;

import org.jspecify.annotations.NullMarked;
