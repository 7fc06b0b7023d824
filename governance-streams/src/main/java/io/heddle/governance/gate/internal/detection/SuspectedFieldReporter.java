// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.log.event.MeshEventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reports each field and kind once per contract, as a log entry and an event {@code personal-data.suspected}. Never
 * blocks. Thread-safe.
 */
public final class SuspectedFieldReporter {
    private static final Logger LOG = LoggerFactory.getLogger(SuspectedFieldReporter.class);
    private static final String TYPE = "personal-data.suspected";
    private static final int MAX_KNOWN = 10_000;

    private final Optional<MeshEventPublisher> events;
    private final Clock clock;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private SuspectedFieldReporter(Optional<MeshEventPublisher> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Reports to the log and as events. */
    public static SuspectedFieldReporter publishing(MeshEventPublisher events, Clock clock) {
        return new SuspectedFieldReporter(Optional.of(events), clock);
    }

    /** Reports to the log only. */
    public static SuspectedFieldReporter loggingOnly() {
        return new SuspectedFieldReporter(Optional.empty(), Clock.systemUTC());
    }

    void report(Contract contract, List<SuspectedField> suspected, UndeclaredData.Action action) {
        for (SuspectedField suspectedField : suspected) {
            String name = contract.ref() + " " + suspectedField;
            if (reported.size() < MAX_KNOWN && reported.add(name)) {
                LOG.warn(
                        "{}: {} looks like {}, but the contract does not declare it; the action is {}",
                        contract.ref(), suspectedField.path(), suspectedField.kind().words(), action.word());
                events.ifPresent(publisher -> publish(publisher, name, contract, suspectedField, action));
            }
        }
    }

    private void publish(MeshEventPublisher publisher, String name, Contract contract, SuspectedField suspectedField,
            UndeclaredData.Action action) {
        MeshEvent event = MeshEvent.of(
                TYPE,
                contract.id(),
                suspectedField.path(),
                "The field " + suspectedField.path() + " seems to hold " + suspectedField.kind().words()
                        + ", but the contract does not declare it: classify it, mask it,"
                        + " or list it under 'except' in undeclaredPersonalData",
                Map.of("contract", contract.ref().toString(), "kind", suspectedField.kind().code(), "action",
                        action.word()),
                clock.instant(),
                List.of(contract.ref().toString(), suspectedField.path(), suspectedField.kind().code()));
        // If publishing failed, the next such record reports it again.
        publisher.publishOnce(event).exceptionally(failure -> {
            reported.remove(name);
            return null;
        });
    }
}
