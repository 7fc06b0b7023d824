// SPDX-License-Identifier: Apache-2.0
/**
 * What the gate knows about the Kafka cluster: topics and their limits, permissions, open transactions, topic ids, and
 * the retention of ingest topics. Polled with the admin client, never on a stream thread.
 */
@NullMarked
package io.heddle.governance.gate.internal.cluster;

import org.jspecify.annotations.NullMarked;
