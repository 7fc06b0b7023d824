// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Formats each event as one line of JSON for log collectors, redacted like the text format. */
final class JsonLineLayout extends LayoutBase<ILoggingEvent> {
    private final ThrowableProxyConverter exceptions = new ThrowableProxyConverter();
    private final String component;
    private final String instance;

    JsonLineLayout(String component, String instance) {
        this.component = component;
        this.instance = instance;
        exceptions.setOptionList(List.of("20"));
    }

    @Override
    public void start() {
        exceptions.start();
        super.start();
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(256).append('{');
        field(line, "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        field(line, "level", event.getLevel().toString());
        field(line, "component", component);
        field(line, "instance", instance);
        field(line, "thread", event.getThreadName());
        field(line, "logger", event.getLoggerName());
        field(line, "message", LogRedaction.redact(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null) {
            field(line, "exception", LogRedaction.redact(exceptions.convert(event)));
        }
        return line.append("}\n").toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
        value.codePoints().forEach(c -> character(line, c));
        line.append('"');
    }

    private static void character(StringBuilder line, int c) {
        if (c == '"' || c == '\\') {
            line.append('\\').append((char) c);
        } else if (c == '\n') {
            line.append("\\n");
        } else if (c < ' ' || c == 0x7f || (c >= 0xd800 && c <= 0xdfff) || c == 0x2028 || c == 0x2029) {
            line.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            line.appendCodePoint(c);
        }
    }
}
