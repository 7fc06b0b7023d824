// SPDX-License-Identifier: Apache-2.0
/**
 * Decides what becomes of a record, as a pure function of plan, record and time: publish it to the output ports or
 * quarantine it, with the headers it leaves with.
 */
@NullMarked
package io.heddle.governance.gate.internal.decision;

import org.jspecify.annotations.NullMarked;
