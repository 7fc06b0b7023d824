// SPDX-License-Identifier: Apache-2.0
/**
 * Reads Open Data Contract Standard documents (v3.0.x to v3.2.x) into {@link io.heddle.contract.Contract}s and writes
 * them back, reporting all faults at once, each with its position and a fix.
 */
@NullMarked
package io.heddle.contract.odcs;

import org.jspecify.annotations.NullMarked;
