// SPDX-License-Identifier: Apache-2.0
/**
 * A cell: the Kafka Streams application of one domain, with its topology, clients, commit pacing and stall detection. A
 * cell that fails restarts; other cells are not affected.
 */
@NullMarked
package io.heddle.governance.gate.internal.cell;

import org.jspecify.annotations.NullMarked;
