// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractRef;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.SlaStatusReport;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Creates the records about objectives on {@code mesh.sla} and {@code mesh.events}. */
final class SlaRecordFactory {
    private SlaRecordFactory() {}

    static SlaStatusReport status(
            ContractRef contract, SlaObjective objective, ObjectiveEvaluation found, long since, long now) {
        return new SlaStatusReport(
                contract.product().toString(),
                objective.id(),
                objective.word(),
                contract.toString(),
                found.state(),
                found.target(),
                found.actual(),
                Instant.ofEpochMilli(since),
                Instant.ofEpochMilli(now),
                found.message());
    }

    static MeshEvent event(
            ContractRef contract,
            SlaObjective objective,
            ObjectiveEvaluation found,
            ObjectiveStatus.Transition transition,
            long now) {
        String product = contract.product().toString();
        String type = transition == ObjectiveStatus.Transition.BREACHED ? "sla.breached" : "sla.recovered";
        String identity = String.join("|", product, objective.id(), type, Long.toString(now));
        return new MeshEvent(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                type,
                Optional.of(contract.product()),
                objective.id(),
                objective.word() + " of " + product + ": " + found.message(),
                Map.of("property", objective.word(), "contract", contract.toString()),
                Instant.ofEpochMilli(now));
    }
}
