// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.RecordOperation;

import java.util.List;

/**
 * One task, implemented by the engine and its peers.
 *
 * @param name for example {@code mask-2/order}
 * @param description a description for the table
 * @param prefixBytes the number of bytes reserved before each record for the wire format prefix
 */
public record BenchmarkWorkload(String name, String description, BenchmarkDataset data, int prefixBytes,
        List<WorkloadVariant> variants, PerformanceGoal goal) {
    public BenchmarkWorkload {
        variants = List.copyOf(variants);
    }

    public WorkloadVariant variant(String variantName) {
        return variants.stream()
                .filter(candidate -> candidate.name().equals(variantName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no side " + variantName));
    }

    /**
     * Processes all records with all variants.
     *
     * @throws IllegalStateException if two variants produce different results
     */
    public void compare() throws Exception {
        WorkloadVariant first = variants.get(0);
        RecordOperation firstOperation = first.operation().get();
        for (WorkloadVariant other : variants.subList(1, variants.size())) {
            RecordOperation otherOperation = other.operation().get();
            for (int i = 0; i < BenchmarkDataset.SIZE; i++) {
                Object expected = other.resultReader().read(otherOperation.apply(i));
                if (!expected.equals(first.resultReader().read(firstOperation.apply(i)))) {
                    throw new IllegalStateException(name + ": " + first.name() + " and " + other.name()
                            + " differ on record " + i + "; there is nothing to compare");
                }
            }
        }
    }
}
