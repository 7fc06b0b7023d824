// SPDX-License-Identifier: Apache-2.0
/** The Kafka Streams applications of the mesh: the gate enforces contracts, the monitor watches their SLAs. */
@NullMarked
package io.heddle.governance;

import org.jspecify.annotations.NullMarked;
