// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.ContractVersion;
import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When products came back into force, from their history in the mesh log: a monitor that was away does not see a
 * product retired and applied again. Caches the answers of one view. Not thread-safe.
 */
final class ProductTimeline {
    private final Map<ProductId, OptionalLong> answers = new HashMap<>();
    private @Nullable MeshView answered;

    /**
     * When the product last came back into force, in milliseconds since the epoch; empty if it has been in force since
     * its first version.
     */
    @SuppressWarnings("ReferenceEquality") // every new view is a new object
    OptionalLong returnedAt(MeshView view, ProductId product) {
        if (answered != view) {
            answers.clear();
            answered = view;
        }
        return answers.computeIfAbsent(product, id -> replay(view, id));
    }

    private static OptionalLong replay(MeshView view, ProductId product) {
        List<ContractEntry> applied = view.history(product).values().stream()
                .sorted(Comparator.comparing(ContractEntry::appliedAt)
                        .thenComparing(entry -> entry.contract().version()))
                .toList();
        TreeMap<ContractVersion, ContractEntry> history = new TreeMap<>();
        boolean everEnforced = false;
        boolean enforced = false;
        OptionalLong returnedAt = OptionalLong.empty();
        for (ContractEntry entry : applied) {
            history.put(entry.contract().version(), entry);
            boolean now = new MeshView(0, Map.of(), Map.of(product, history)).current(product).isPresent();
            if (now && !enforced && everEnforced) {
                returnedAt = OptionalLong.of(entry.appliedAt().toEpochMilli());
            }
            everEnforced |= now;
            enforced = now;
        }
        return returnedAt;
    }
}
