// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Contract;
import io.heddle.governance.gate.config.UndeclaredDataDefault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The detection of every product, made when its first record under a contract comes. Thread-safe. */
public final class UndeclaredDataInspectors {
    private final UndeclaredDataDefault byDefault;
    private final SuspectedFieldReporter suspicions;
    private final Map<String, UndeclaredDataInspector> inspectorByTopic = new ConcurrentHashMap<>();

    /** @param byDefault for contracts that say nothing of it */
    public UndeclaredDataInspectors(UndeclaredDataDefault byDefault, SuspectedFieldReporter suspicions) {
        this.byDefault = byDefault;
        this.suspicions = suspicions;
    }

    /**
     * The detection of a contract. Another contract for the same topic takes its place.
     *
     * @param topic tells products and their major versions apart
     */
    public UndeclaredDataInspector inspectorFor(String topic, Contract contract) {
        UndeclaredDataInspector known = inspectorByTopic.get(topic);
        if (known != null && known.isFor(contract)) {
            return known;
        }
        UndeclaredDataInspector inspector = new UndeclaredDataInspector(contract, byDefault, suspicions);
        inspectorByTopic.put(topic, inspector);
        return inspector;
    }
}
