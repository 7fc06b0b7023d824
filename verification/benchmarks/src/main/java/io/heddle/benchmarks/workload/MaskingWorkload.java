// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.AvroPeer;
import io.heddle.benchmarks.variant.EngineOperations;
import io.heddle.benchmarks.variant.PlainFieldEdits;
import io.heddle.benchmarks.variant.TextMask;
import io.heddle.contract.Contract;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.Severity;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordEngine;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;

/** Two constraints and two masks without keys, compared with generic Avro. */
final class MaskingWorkload {
    private static final Mask REDACT = new Mask.Redact();

    private MaskingWorkload() {}

    static BenchmarkWorkload of(String name, BenchmarkDataset data, UnaryOperator<BenchmarkContractBuilder> promises) {
        Schema schema = data.schema();
        Contract contract = promises.apply(new BenchmarkContractBuilder(schema)).build();
        List<byte[]> records = data.encoded(0);
        RecordEngine engine = CompiledRecordEngine.checkOnly();
        WorkloadVariant.ResultReader reading = ResultReaders.record(schema, 0);
        return new BenchmarkWorkload(
                name,
                "check, mask 2 fields, no crypto, against Avro generic",
                data,
                0,
                List.of(
                        WorkloadVariant.accept(
                                () -> new EngineOperations(engine, contract, contract.ports(), records, 0).accept(),
                                reading),
                        WorkloadVariant.run(
                                () -> new EngineOperations(engine, contract, contract.ports(), records, 0).run(),
                                reading),
                        WorkloadVariant.peer(
                                "avro-generic",
                                () -> new AvroPeer(schema, records, PlainFieldEdits.of(contract, TextMask.Crypto.NONE))
                                        .editOperation(),
                                reading)),
                PerformanceGoal.faster(8));
    }

    static UnaryOperator<BenchmarkContractBuilder> order() {
        return contract -> contract.rule("total_cents", atLeastZero())
                .rule("items", new FieldRule.MinLength("items", Severity.ERROR, 1))
                .mask("customer_name", new Mask.Partial(1, 0))
                .mask("shipping.street", REDACT);
    }

    static UnaryOperator<BenchmarkContractBuilder> account() {
        return contract -> contract.rule("credit_limit", atLeastZero())
                .rule("movements", new FieldRule.MinLength("movements", Severity.ERROR, 1))
                .mask("last_name", REDACT)
                .mask("iban", new Mask.Partial(2, 4));
    }

    static UnaryOperator<BenchmarkContractBuilder> wide() {
        return contract -> contract.rule("column_3", atLeastZero())
                .rule("column_492", atLeastZero())
                .mask("column_7", REDACT)
                .mask("column_498", new Mask.Partial(1, 1));
    }

    private static FieldRule atLeastZero() {
        return new FieldRule.Minimum("at-least-zero", Severity.ERROR, BigDecimal.ZERO, false);
    }
}
