// SPDX-License-Identifier: Apache-2.0
/**
 * Input and output records: their bytes, headers, size and wire format. Independent of contracts and Kafka clients.
 */
@NullMarked
package io.heddle.governance.gate.internal.record;

import org.jspecify.annotations.NullMarked;
