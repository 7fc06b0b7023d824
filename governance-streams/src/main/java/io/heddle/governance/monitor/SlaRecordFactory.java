// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.SlaStatusReport;
import io.heddle.log.ContractEntry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
        return event(contract.product(), objective.id(), type, objective.word() + " of " + product + ": "
                + found.message(), Map.of("property", objective.word(), "contract", contract.toString()), now);
    }

    /**
     * Closes the breach of an objective that is no longer promised.
     *
     * @param history of the product; the last version that promised it is named
     */
    static MeshEvent withdrawn(ProductId product, String objective,
            NavigableMap<ContractVersion, ContractEntry> history, long now) {
        Map<String, String> attributes = new TreeMap<>(Map.of("reason", "withdrawn"));
        String word = objective;
        for (ContractEntry entry : history.values()) {
            for (SlaObjective promised : entry.contract().sla()) {
                if (promised.id().equals(objective)) {
                    word = promised.word();
                    attributes.put("property", word);
                    attributes.put("contract", entry.contract().ref().toString());
                }
            }
        }
        return event(product, objective, "sla.recovered", word + " of " + product + ": no longer promised",
                attributes, now);
    }

    private static MeshEvent event(ProductId product, String objective, String type, String message,
            Map<String, String> attributes, long now) {
        String identity = String.join("|", product.toString(), objective, type, Long.toString(now));
        return new MeshEvent(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                type,
                Optional.of(product),
                objective,
                message,
                attributes,
                Instant.ofEpochMilli(now));
    }
}
