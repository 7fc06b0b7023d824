// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.UndeclaredData;
import io.heddle.governance.events.MeshEvent;
import io.heddle.governance.events.MeshEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of each field and kind once per contract: a line in the log and an event {@code personal-data.suspected}. Never
 * blocks. Thread-safe.
 */
public final class Suspicions {
    private static final Logger LOG = LoggerFactory.getLogger(Suspicions.class);
    private static final String TYPE = "personal-data.suspected";
    private static final int MAX_KNOWN = 10_000;

    private final Optional<MeshEvents> events;
    private final Clock clock;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Suspicions(Optional<MeshEvents> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Told to the log and as events. */
    public static Suspicions telling(MeshEvents events, Clock clock) {
        return new Suspicions(Optional.of(events), clock);
    }

    /** Told to the log only. */
    public static Suspicions logged() {
        return new Suspicions(Optional.empty(), Clock.systemUTC());
    }

    void raise(Contract contract, List<Suspicion> suspected, UndeclaredData.Action action) {
        for (Suspicion suspicion : suspected) {
            String name = contract.ref() + " " + suspicion;
            if (known.size() < MAX_KNOWN && known.add(name)) {
                LOG.warn(
                        "{}: {} looks like {}, but the contract does not declare it; the action is {}",
                        contract.ref(), suspicion.path(), suspicion.kind().words(), action.word());
                events.ifPresent(to -> tell(to, name, contract, suspicion, action));
            }
        }
    }

    private void tell(MeshEvents to, String name, Contract contract, Suspicion suspicion, UndeclaredData.Action action) {
        MeshEvent event = MeshEvent.of(
                TYPE,
                contract.id(),
                suspicion.path(),
                "The field " + suspicion.path() + " seems to hold " + suspicion.kind().words()
                        + ", but the contract says nothing of it: classify it, mask it, or except it in undeclaredPersonalData",
                Map.of("contract", contract.ref().toString(), "kind", suspicion.kind().code(), "action", action.word()),
                clock.instant(),
                List.of(contract.ref().toString(), suspicion.path(), suspicion.kind().code()));
        // What could not be told is told with the next record of its kind.
        to.tellOnce(event).exceptionally(failure -> {
            known.remove(name);
            return null;
        });
    }
}
