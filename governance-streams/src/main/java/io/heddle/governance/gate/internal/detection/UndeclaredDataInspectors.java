// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Contract;
import io.heddle.governance.gate.config.UndeclaredDataDefault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The inspectors of all products, created when the first record under a contract arrives. Thread-safe. */
public final class UndeclaredDataInspectors {
    private final UndeclaredDataDefault byDefault;
    private final SuspectedFieldReporter reporter;
    private final Map<String, UndeclaredDataInspector> inspectorByTopic = new ConcurrentHashMap<>();

    /** @param byDefault for contracts that do not say */
    public UndeclaredDataInspectors(UndeclaredDataDefault byDefault, SuspectedFieldReporter reporter) {
        this.byDefault = byDefault;
        this.reporter = reporter;
    }

    /**
     * The inspector of a contract. Replaces that of another contract for the same topic.
     *
     * @param topic identifies the product and its major version
     */
    public UndeclaredDataInspector inspectorFor(String topic, Contract contract) {
        UndeclaredDataInspector known = inspectorByTopic.get(topic);
        if (known != null && known.isFor(contract)) {
            return known;
        }
        UndeclaredDataInspector inspector = new UndeclaredDataInspector(contract, byDefault, reporter);
        inspectorByTopic.put(topic, inspector);
        return inspector;
    }
}
