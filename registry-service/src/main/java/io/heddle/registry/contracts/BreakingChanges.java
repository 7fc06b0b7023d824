// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.Contract;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ProductKey;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemDetails.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds changes that break consumers of the same topics, independent of schema compatibility. Pure. */
final class BreakingChanges {
    private BreakingChanges() {}

    /** All breaking changes of the new version against the previous one, as one problem; empty if there are none. */
    static Optional<ProblemDetails> between(Contract previous, Contract next) {
        List<Violation> violations = new ArrayList<>();
        key(previous, next).ifPresent(violations::add);
        partitions(previous, next).ifPresent(violations::add);
        violations.addAll(ports(previous, next));
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemDetails.of(ProblemCode.CHANGE_BREAKING,
                        next.ref() + " changes what consumers of " + previous.ref() + " rely on",
                        "Undo the listed changes, or raise the major version, which gets its own topics",
                        violations));
    }

    private static Optional<Violation> key(Contract previous, Contract next) {
        String before = key(previous);
        String after = key(next);
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(Violation.of("contract.key.changed", "key",
                        "the key changes from " + before + " to " + after
                                + ": equal keys would go to different partitions",
                        "keep the key"));
    }

    private static String key(Contract contract) {
        return contract.key().map(ProductKey::text).map(field -> "'" + field + "'").orElse("none");
    }

    private static Optional<Violation> partitions(Contract previous, Contract next) {
        int before = previous.settings().partitions();
        int after = next.settings().partitions();
        return after >= before
                ? Optional.empty()
                : Optional.of(Violation.of("contract.partitions.decreased",
                        "partitions",
                        "the number of partitions changes from " + before + " to " + after + ": Kafka cannot "
                                + "remove partitions",
                        "write " + before + " or more"));
    }

    private static List<Violation> ports(Contract previous, Contract next) {
        return previous.ports().stream()
                .map(OutputPort::name)
                .filter(name -> next.port(name).isEmpty())
                .map(name -> Violation.of("contract.port.removed", "outputPorts",
                        "the output port '" + name + "' was removed: its consumers would get no new records",
                        "keep the port"))
                .toList();
    }
}
