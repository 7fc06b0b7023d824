// SPDX-License-Identifier: Apache-2.0
/**
 * One record on its way in and out: its bytes, headers, size and wire format. Knows nothing of contracts or Kafka
 * clients.
 */
@NullMarked
package io.heddle.governance.gate.internal.record;

import org.jspecify.annotations.NullMarked;
