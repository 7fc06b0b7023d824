// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.log;

import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemDetails;

import java.util.List;

/** The outcome of a command on the mesh. */
public sealed interface LogDecision {
    /** The entries are written atomically; nothing is written if there are none. */
    record Write(List<DomainEntry> domains, List<ContractEntry> contracts) implements LogDecision {
        public Write {
            domains = List.copyOf(domains);
            contracts = List.copyOf(contracts);
        }
    }

    /** The command is rejected and nothing is written. */
    record Refuse(ProblemDetails problem) implements LogDecision {}

    /** The mesh is already in the requested state. */
    LogDecision NOTHING = new Write(List.of(), List.of());
}
