// SPDX-License-Identifier: Apache-2.0
/**
 * Inspects accepted records for personal data that the contract does not declare. Reports it, masks it or quarantines
 * the record, as configured by the contract or by the gate's default.
 */
@NullMarked
package io.heddle.governance.gate.internal.detection;

import org.jspecify.annotations.NullMarked;
