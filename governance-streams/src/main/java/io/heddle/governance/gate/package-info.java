// SPDX-License-Identifier: Apache-2.0
/**
 * The gate: moves every record of a domain from its ingest topics to the output ports, or to quarantine, as its
 * contract says.
 *
 * <p>One Kafka Streams application per domain, a <em>cell</em> ({@link io.heddle.governance.gate.internal.cell.Cell}),
 * exactly once. The story of a record: the {@link io.heddle.governance.gate.internal.cell.AdmittingConsumer} lets it in
 * once everything needed to judge it is there (contract, writer schema, compiled program, target topics); until then
 * its partition is paused, so that an outage delays records and never rejects them. The
 * {@link io.heddle.governance.gate.internal.cell.GateProcessor} then asks the
 * {@link io.heddle.governance.gate.internal.decision.RecordDecider}, a pure function, and forwards what it is told.
 * What was counted leaves on {@code mesh.metrics} in the same transaction
 * ({@link io.heddle.governance.gate.internal.cell.MetricsProducer}).
 */
@NullMarked
package io.heddle.governance.gate;

import org.jspecify.annotations.NullMarked;
