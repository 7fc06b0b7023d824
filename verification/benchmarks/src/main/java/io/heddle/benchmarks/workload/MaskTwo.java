// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.side.AvroPeer;
import io.heddle.benchmarks.side.Engine;
import io.heddle.benchmarks.side.FieldEdits;
import io.heddle.benchmarks.side.TextMask;
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

/** Two constraints checked and two fields masked, without keys, against Avro generic. */
final class MaskTwo {
    private static final Mask REDACT = new Mask.Redact();

    private MaskTwo() {}

    static Workload of(String name, Dataset data, UnaryOperator<ContractBuilder> promises) {
        Schema schema = data.schema();
        Contract contract = promises.apply(new ContractBuilder(schema)).build();
        List<byte[]> records = data.encoded(0);
        RecordEngine engine = CompiledRecordEngine.checkOnly();
        Side.Reading reading = Readings.record(schema, 0);
        return new Workload(
                name,
                "check, mask 2 fields, no crypto, against Avro generic",
                data,
                0,
                List.of(
                        Side.accept(() -> new Engine(engine, contract, contract.ports(), records, 0).accept(), reading),
                        Side.run(() -> new Engine(engine, contract, contract.ports(), records, 0).run(), reading),
                        Side.peer(
                                "avro-generic",
                                () -> new AvroPeer(schema, records, FieldEdits.of(contract, TextMask.Crypto.NONE)).editing(),
                                reading)),
                Goal.faster(8));
    }

    static UnaryOperator<ContractBuilder> order() {
        return contract -> contract.rule("total_cents", atLeastZero())
                .rule("items", new FieldRule.MinLength("items", Severity.ERROR, 1))
                .mask("customer_name", new Mask.Partial(1, 0))
                .mask("shipping.street", REDACT);
    }

    static UnaryOperator<ContractBuilder> account() {
        return contract -> contract.rule("credit_limit", atLeastZero())
                .rule("movements", new FieldRule.MinLength("movements", Severity.ERROR, 1))
                .mask("last_name", REDACT)
                .mask("iban", new Mask.Partial(2, 4));
    }

    static UnaryOperator<ContractBuilder> wide() {
        return contract -> contract.rule("column_3", atLeastZero())
                .rule("column_492", atLeastZero())
                .mask("column_7", REDACT)
                .mask("column_498", new Mask.Partial(1, 1));
    }

    private static FieldRule atLeastZero() {
        return new FieldRule.Minimum("at-least-zero", Severity.ERROR, BigDecimal.ZERO, false);
    }
}
