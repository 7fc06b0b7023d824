// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.config;

import java.util.ArrayList;
import java.util.List;

/** Collects configuration errors so that all of them are reported at once. Not thread-safe. */
final class RegistryConfigFaults {
    private final List<String> faults = new ArrayList<>();

    void check(boolean valid, String fault) {
        if (!valid) {
            faults.add(fault);
        }
    }

    void add(String fault) {
        faults.add(fault);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("registry configuration: " + String.join("; ", faults));
        }
    }
}
