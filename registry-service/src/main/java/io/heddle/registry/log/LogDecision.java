// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.log;

import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.registry.problem.ProblemDetails;

import java.util.List;

/** What a command makes of the mesh. */
public sealed interface LogDecision {
    /** These entries are written together, or, if there are none, nothing is. */
    record Write(List<DomainEntry> domains, List<ContractEntry> contracts) implements LogDecision {
        public Write {
            domains = List.copyOf(domains);
            contracts = List.copyOf(contracts);
        }
    }

    /** Nothing is written. */
    record Refuse(ProblemDetails problem) implements LogDecision {}

    /** Everything is as commanded already. */
    LogDecision NOTHING = new Write(List.of(), List.of());
}
