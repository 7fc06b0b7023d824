// SPDX-License-Identifier: Apache-2.0
/**
 * Admits a record only when everything needed to decide on it is available. Until then its partition is paused, so an
 * outage delays records and never rejects them.
 */
@NullMarked
package io.heddle.governance.gate.internal.admission;

import org.jspecify.annotations.NullMarked;
