// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.mesh;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class BootstrapWaitTest {
    @ParameterizedTest
    @CsvSource({
        "KAFKA_UNAVAILABLE, kafka", "STARTING, mesh_log", "SCHEMA_REGISTRY_UNAVAILABLE, schema_registry",
        "SCHEMA_REGISTRY_REFUSED, schema_registry", "CONTRACT_INVALID,"
    })
    void shouldHaveTheCodeOfWhatIsMissing(ProblemCode problem, String code) {
        BootstrapWait wait = BootstrapWait.of(ProblemDetails.of(problem, "what happened", "what to do"));

        assertThat(wait).isEqualTo(new BootstrapWait("what happened", Optional.ofNullable(code)));
    }
}
