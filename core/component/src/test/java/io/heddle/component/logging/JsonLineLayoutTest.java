// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLineLayoutTest {
    private final LoggerContext context = new LoggerContext();
    private final JsonLineLayout lines = new JsonLineLayout("gate", "gate-1");

    @Test
    void shouldWriteOneEscapedAndRedactedLinePerEvent() {
        lines.start();
        LoggingEvent event = new LoggingEvent(
                "here", context.getLogger("io.heddle.x"), Level.WARN, "a \"quote\"\nof mary@example.org \\ \u0001",
                null, null);
        event.setThreadName("main");
        event.setTimeStamp(0);

        assertThat(lines.doLayout(event))
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"WARN\",\"component\":\"gate\","
                        + "\"instance\":\"gate-1\",\"thread\":\"main\",\"logger\":\"io.heddle.x\","
                        + "\"message\":\"a \\\"quote\\\"\\nof [redacted] \\\\ \\u0001\"}\n");
    }

    @Test
    void shouldWriteTheExceptionIntoTheSameLine() {
        lines.start();
        LoggingEvent event = new LoggingEvent(
                "here", context.getLogger("io.heddle.x"), Level.ERROR, "no", new IllegalStateException("why"), null);
        event.setThreadName("main");

        assertThat(lines.doLayout(event)).contains("\"exception\":\"java.lang.IllegalStateException: why\\n")
                .hasLineCount(1);
    }
}
