// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublishOptionsTest {
    @Test
    void shouldAcceptTraceparentWhenWellFormed() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        assertThat(PublishOptions.DEFAULT.withTraceparent(trace).traceparent()).contains(trace);
    }

    @Test
    void shouldRefuseTraceparentWhenMalformedAndNotQuoteIt() {
        assertThatThrownBy(() -> PublishOptions.DEFAULT.withTraceparent("someone@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("W3C")
                .hasMessageNotContaining("someone@example.org");
    }

    @Test
    void shouldRefuseMalformedIds() {
        assertThatThrownBy(() -> PublishOptions.DEFAULT.withId("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepSecretsOutOfTextWhenConfigIsPrinted() {
        HeddleConfig config = HeddleConfig.of("b:1", "http://s").withKafkaProperty("sasl.jaas.config", "secret");

        assertThat(config.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> config.withApplication("No Spaces")).isInstanceOf(IllegalArgumentException.class);
    }
}
