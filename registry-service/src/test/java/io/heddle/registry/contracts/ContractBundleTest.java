// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.registry.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractBundleTest {
    @Test
    void shouldReadAYamlBodyAsTheDocument() {
        assertThat(ContractBundle.parse("id: a.b".getBytes(StandardCharsets.UTF_8), false))
                .isEqualTo(new ContractBundle("id: a.b", Map.of()));
    }

    @Test
    void shouldReadDocumentAndSchemasFromJson() {
        byte[] body = "{\"contract\":\"id: a.b\",\"schemas\":{\"a.avsc\":\"{}\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(ContractBundle.parse(body, true)).isEqualTo(new ContractBundle("id: a.b", Map.of("a.avsc", "{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "null", "[]", "{}", "{\"contract\":null}", "{\"contract\":\"a\",\"contract\":\"b\"}",
        "{\"contract\":\"a\"} x",
        "{\"contract\":\"a\",\"schema\":{}}", "{\"contract\":\"a\",\"schemas\":{\"a\":null}}", "{\"contract\":{}}",
    })
    void shouldRefuseJsonThatIsNotABundle(String body) {
        assertThatThrownBy(() -> ContractBundle.parse(body.getBytes(StandardCharsets.UTF_8), true))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("request.malformed"));
    }

    @Test
    void shouldRefuseWhenTheBodyIsNotUtf8() {
        assertThatThrownBy(() -> ContractBundle.parse(new byte[] {(byte) 0xff, 'a'}, false))
                .hasMessageContaining("not UTF-8");
    }
}
