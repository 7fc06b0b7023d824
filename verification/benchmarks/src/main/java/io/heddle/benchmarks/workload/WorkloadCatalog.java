// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.AccountDataset;
import io.heddle.benchmarks.data.OrderDataset;
import io.heddle.benchmarks.data.WideRecordDataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All workloads, in the order of the table. */
public final class WorkloadCatalog {
    @FunctionalInterface
    private interface WorkloadFactory {
        BenchmarkWorkload create(String name) throws Exception;
    }

    private static final Map<String, WorkloadFactory> ALL = all();

    private WorkloadCatalog() {}

    private static Map<String, WorkloadFactory> all() {
        Map<String, WorkloadFactory> factories = new LinkedHashMap<>();
        factories.put("mask-2/order",
                name -> MaskingWorkload.of(name, OrderDataset.dataset(), MaskingWorkload.order()));
        factories.put("mask-2/account",
                name -> MaskingWorkload.of(name, AccountDataset.dataset(), MaskingWorkload.account()));
        factories.put("govern/order",
                name -> GovernanceWorkload.of(name, OrderDataset.dataset(), GovernedFields.order()));
        factories.put("govern/account",
                name -> GovernanceWorkload.of(name, AccountDataset.dataset(), GovernedFields.account()));
        factories.put("cel-20/order",
                name -> CelRulesWorkload.of(name, OrderDataset.dataset(), CelRulesWorkload.order()));
        factories.put("cel-20/account",
                name -> CelRulesWorkload.of(name, AccountDataset.dataset(), CelRulesWorkload.account()));
        factories.put("identity/order", name -> IdentityWorkload.of(name, OrderDataset.dataset()));
        factories.put("identity/account", name -> IdentityWorkload.of(name, AccountDataset.dataset()));
        factories.put("mask-2/wide",
                name -> MaskingWorkload.of(name, WideRecordDataset.dataset(), MaskingWorkload.wide()));
        factories.put("compile/account",
                name -> CompilationWorkload.of(name, AccountDataset.dataset(), GovernedFields.account()));
        return factories;
    }

    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** @throws IllegalArgumentException if there is no workload of that name */
    public static BenchmarkWorkload named(String name) {
        WorkloadFactory factory = ALL.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("there is no workload " + name + "; there are " + names());
        }
        try {
            return factory.create(name);
        } catch (Exception e) {
            throw new IllegalStateException("the workload " + name + " could not be made", e);
        }
    }
}
