// SPDX-License-Identifier: Apache-2.0
/**
 * Lets a record in only when everything needed to decide on it is there. Until then its partition is paused, so an
 * outage delays records and never rejects them.
 */
@NullMarked
package io.heddle.governance.gate.internal.admission;

import org.jspecify.annotations.NullMarked;
