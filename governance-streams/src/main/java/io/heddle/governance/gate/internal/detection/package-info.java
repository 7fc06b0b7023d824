// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for personal data that a contract does not declare, in records that were accepted. Reports it, masks it, or
 * sends the record to quarantine, as the contract or the mesh says.
 */
@NullMarked
package io.heddle.governance.gate.internal.detection;

import org.jspecify.annotations.NullMarked;
