// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.data.Dataset;
import io.heddle.benchmarks.side.MaskingKeys;
import io.heddle.benchmarks.workload.GovernedProduct;
import io.heddle.engine.Compilation;
import io.heddle.engine.CompiledRecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent is what the benchmark says: all of it passes, or none. */
class SourceTest {
    @ParameterizedTest
    @ValueSource(strings = {"order", "account"})
    void shouldSendRecordsThatAllPassOrThatAllFail(String name) throws IOException {
        GovernedProduct product = GovernedProduct.named(name);
        RecordProgram program = program(product);

        for (int i = 0; i < Dataset.SIZE; i++) {
            assertThat(accepts(program, Source.of(product).record(i).value())).as("record " + i).isTrue();
            assertThat(accepts(program, Source.poison(product).record(i).value())).as("poison " + i).isFalse();
        }
    }

    private static RecordProgram program(GovernedProduct product) throws IOException {
        Compilation compilation = new CompiledRecordEngine(MaskingKeys.create().provider())
                .compile(product.contract().valueSchema(), product.contract(), product.contract().ports());
        return ((Compilation.Compiled) compilation).program();
    }

    private static boolean accepts(RecordProgram program, byte[] value) {
        return value[0] == 0 && program.run(value, 5, value.length - 5, Instant.now()) instanceof Verdict.Accepted;
    }
}
