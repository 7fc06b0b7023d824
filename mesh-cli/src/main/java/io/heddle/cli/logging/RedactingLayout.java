// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** One line per event, with its exception, after {@link Redaction}. */
final class RedactingLayout extends PatternLayout {
    RedactingLayout() {
        setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n%ex{20}");
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return Redaction.redact(super.doLayout(event));
    }
}
