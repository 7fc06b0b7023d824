// SPDX-License-Identifier: Apache-2.0
/**
 * The Kafka Streams applications that enforce and monitor the mesh's contracts: the
 * {@linkplain io.heddle.governance.gate gate} enforces contracts record by record, the
 * {@linkplain io.heddle.governance.monitor monitor} turns the gates' counts into SLA status. Both read the contracts
 * from the mesh log and keep working while the registry is down.
 */
@NullMarked
package io.heddle.governance;

import org.jspecify.annotations.NullMarked;
