// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Formats each event as one line plus its exception, with personal data and secrets redacted. */
public final class RedactingLayout extends PatternLayout {
    public RedactingLayout() {
        setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n%ex{20}");
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return LogRedaction.redact(super.doLayout(event));
    }
}
