// SPDX-License-Identifier: Apache-2.0
/**
 * The gate: moves every record of a domain from its ingest topics to the output ports or to quarantine, according to
 * its contract.
 *
 * <p>Each domain has one Kafka Streams application, a <em>cell</em>
 * ({@link io.heddle.governance.gate.internal.cell.Cell}), which processes exactly once. The path of a record: the
 * {@link io.heddle.governance.gate.internal.cell.AdmittingConsumer} admits it once everything needed to decide on it is
 * available (contract, writer schema, compiled program, target topics); until then its partition is paused, so that an
 * outage delays records and never rejects them. The {@link io.heddle.governance.gate.internal.cell.GateProcessor} then
 * calls the {@link io.heddle.governance.gate.internal.decision.RecordDecider}, a pure function, and forwards the
 * resulting records. The counts go to {@code mesh.metrics} in the same transaction
 * ({@link io.heddle.governance.gate.internal.cell.MetricsProducer}).
 */
@NullMarked
package io.heddle.governance.gate;

import org.jspecify.annotations.NullMarked;
