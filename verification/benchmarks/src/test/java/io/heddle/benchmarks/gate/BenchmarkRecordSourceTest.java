// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.variant.BenchmarkMaskingKeys;
import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** Verifies that a source produces only valid or only invalid records, as declared. */
class BenchmarkRecordSourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"order", "account"})
    void shouldSendRecordsThatAllPassOrThatAllFail(String name) throws IOException {
        GovernedProduct product = GovernedProduct.named(name);
        RecordProgram program = program(product);

        for (int i = 0; i < BenchmarkDataset.SIZE; i++) {
            assertThat(accepts(program, BenchmarkRecordSource.of(product).record(i).value())).as("record " + i)
                    .isTrue();
            assertThat(accepts(program, BenchmarkRecordSource.poison(product).record(i).value())).as("poison " + i)
                    .isFalse();
        }
    }

    private static RecordProgram program(GovernedProduct product) throws IOException {
        CompilationResult compilation = new CompiledRecordEngine(BenchmarkMaskingKeys.create().provider())
                .compile(product.contract().valueSchema(), product.contract(), product.contract().ports());
        return ((CompilationResult.Compiled) compilation).program();
    }

    private static boolean accepts(RecordProgram program, byte[] value) {
        return value[0] == 0 && program.run(value, 5, value.length - 5, Instant.now()) instanceof Verdict.Accepted;
    }
}
