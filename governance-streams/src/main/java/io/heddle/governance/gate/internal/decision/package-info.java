// SPDX-License-Identifier: Apache-2.0
/**
 * Decides on a record, as a pure function of plan, record and time: publish it to the output ports or quarantine it,
 * and with which headers.
 */
@NullMarked
package io.heddle.governance.gate.internal.decision;

import org.jspecify.annotations.NullMarked;
