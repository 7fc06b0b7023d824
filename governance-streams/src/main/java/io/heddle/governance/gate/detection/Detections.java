// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.UndeclaredData;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The detection of every product, made when its first record under a contract comes. Thread-safe. */
public final class Detections {
    private final UndeclaredDefault byDefault;
    private final Suspicions suspicions;
    private final Map<String, Detection> current = new ConcurrentHashMap<>();

    /** @param byDefault for contracts that say nothing of it */
    public Detections(UndeclaredDefault byDefault, Suspicions suspicions) {
        this.byDefault = byDefault;
        this.suspicions = suspicions;
    }

    /** Where only those contracts are followed that ask for it. */
    public static Detections onlyIfAsked() {
        return new Detections(new UndeclaredDefault(UndeclaredData.Action.OFF, 1), Suspicions.logged());
    }

    /**
     * The detection of a contract. Another contract for the same topic takes its place.
     *
     * @param topic tells products and their major versions apart
     */
    public Detection of(String topic, Contract contract) {
        Detection known = current.get(topic);
        if (known != null && known.isOf(contract)) {
            return known;
        }
        Detection made = new Detection(contract, byDefault, suspicions);
        current.put(topic, made);
        return made;
    }
}
