// SPDX-License-Identifier: Apache-2.0
/**
 * The enforcement plan of each ingest topic: the contract in force, compiled once for each writer schema, and swapped
 * atomically when the contract or the known writers change.
 */
@NullMarked
package io.heddle.governance.gate.internal.plan;

import org.jspecify.annotations.NullMarked;
