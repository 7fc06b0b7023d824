// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.variant.RecordOperation;

import java.util.function.Supplier;

/**
 * One column of a comparison.
 *
 * @param name such as {@code accept}
 * @param ours whether the variant is the engine's; the first of these must meet the goal
 * @param resultReader converts a result to a value that is compared with other variants by {@code equals}
 */
public record WorkloadVariant(String name, boolean ours, Supplier<RecordOperation> operation,
        ResultReader resultReader) {
    /** Converts a result to a comparable value. */
    @FunctionalInterface
    public interface ResultReader {
        Object read(Object result) throws Exception;
    }

    /** Creates an operation; an exception is a bug in the benchmark. */
    @FunctionalInterface
    interface OperationFactory {
        RecordOperation create() throws Exception;
    }

    /** The engine through {@code RecordProgram.accept}. */
    static WorkloadVariant accept(OperationFactory factory, ResultReader readable) {
        return new WorkloadVariant("accept", true, supplier(factory), readable);
    }

    /** The engine through a verdict. */
    static WorkloadVariant run(OperationFactory factory, ResultReader readable) {
        return new WorkloadVariant("run", true, supplier(factory), readable);
    }

    static WorkloadVariant peer(String name, OperationFactory factory, ResultReader readable) {
        return new WorkloadVariant(name, false, supplier(factory), readable);
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
