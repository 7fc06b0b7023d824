// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.variant.RecordOperation;

import java.util.function.Supplier;

/**
 * One column of a comparison.
 *
 * @param name such as {@code accept}
 * @param ours whether it is the engine's; of those the first has to reach the goal
 * @param resultReader what a result says, to compare it with another side's: by {@code equals}
 */
public record WorkloadVariant(String name, boolean ours, Supplier<RecordOperation> operation,
        ResultReader resultReader) {
    /** Makes results comparable. */
    @FunctionalInterface
    public interface ResultReader {
        Object read(Object result) throws Exception;
    }

    /** Makes a way; may fail, which is a bug of the benchmark. */
    @FunctionalInterface
    interface OperationFactory {
        RecordOperation create() throws Exception;
    }

    /** The engine's short way. */
    static WorkloadVariant accept(OperationFactory way, ResultReader readable) {
        return new WorkloadVariant("accept", true, supplier(way), readable);
    }

    /** The engine's way with a verdict. */
    static WorkloadVariant run(OperationFactory way, ResultReader readable) {
        return new WorkloadVariant("run", true, supplier(way), readable);
    }

    static WorkloadVariant peer(String name, OperationFactory way, ResultReader readable) {
        return new WorkloadVariant(name, false, supplier(way), readable);
    }

    static Supplier<RecordOperation> supplier(OperationFactory factory) {
        return () -> {
            try {
                return factory.create();
            } catch (Exception e) {
                throw new IllegalStateException("a side could not be made", e);
            }
        };
    }
}
