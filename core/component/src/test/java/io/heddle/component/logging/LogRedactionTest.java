// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogRedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cannot parse mary.smith@example.org here | cannot parse [redacted] here
            sasl.jaas.config = secret-thing | sasl.jaas.config = [redacted]
            basic.auth.user.info=me:pw | basic.auth.user.info=[redacted]
            ssl.key.password = null | ssl.key.password = null
            ssl.key.password = [hidden] | ssl.key.password = [hidden]
            Started Foo@1a2b3c in 5 ms | Started Foo@1a2b3c in 5 ms
            """)
    void shouldRedactMailAddressesAndSecretsOnly(String line, String expected) {
        assertThat(LogRedaction.redact(line)).isEqualTo(expected);
    }

    @Test
    void shouldKeepContractReferencesButRedactLookalikes() {
        assertThat(LogRedaction.redact("governed by shop.orders@1.20.3 (1 port)")).contains("shop.orders@1.20.3");
        assertThat(LogRedaction.redact("from ann@1.2.3.example.org")).doesNotContain("ann");
        assertThat(LogRedaction.redact("from ann@1.2.3.4")).doesNotContain("ann");
        assertThat(LogRedaction.redact("from ann@1.2.3-a.org")).doesNotContain("ann");
    }
}
