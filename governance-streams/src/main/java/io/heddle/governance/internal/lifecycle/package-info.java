// SPDX-License-Identifier: Apache-2.0
/**
 * Starts, restarts and stops the Kafka Streams applications of gate and monitor, and describes their failures without
 * quoting records.
 */
@NullMarked
package io.heddle.governance.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
