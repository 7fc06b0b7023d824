// SPDX-License-Identifier: Apache-2.0
/**
 * Reads each part of a contract on its own (identity, topics and key, quality rules, service levels, output ports,
 * inputs, ownership), so that one faulty part does not hide the faults of another.
 */
@NullMarked
package io.heddle.contract.odcs.internal.section;

import org.jspecify.annotations.NullMarked;
