// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class VersionPreconditionTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, 1.0.0, true",
        "-, -, -, true",
        "'\"1.0.0\"', -, 1.0.0, true",
        "'\"0.9.0\", \"1.0.0\"', -, 1.0.0, true",
        "'\"1.0.1\"', -, 1.0.0, false",
        "'\"1.0.0\"', -, -, false",
        "'*', -, 1.0.0, true",
        "'*', -, -, false",
        "-, '*', -, true",
        "-, '*', 1.0.0, false",
    })
    void shouldEvaluateIfMatchAsTheHttpStandardRequires(
            @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable String current, boolean expected) {
        Optional<ContractVersion> version = Optional.ofNullable(current).map(ContractVersion::parse);

        assertThat(VersionPrecondition.of(ifMatch, ifNoneMatch).holds(version)).isEqualTo(expected);
    }
}
