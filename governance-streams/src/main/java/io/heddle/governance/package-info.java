// SPDX-License-Identifier: Apache-2.0
/**
 * The Kafka Streams applications that keep the mesh's promises: the {@linkplain io.heddle.governance.gate gate}
 * enforces contracts record by record, the {@linkplain io.heddle.governance.monitor monitor} turns what gates count
 * into SLA status. Both learn the contracts from the mesh log and work on while the registry is down.
 */
@NullMarked
package io.heddle.governance;

import org.jspecify.annotations.NullMarked;
