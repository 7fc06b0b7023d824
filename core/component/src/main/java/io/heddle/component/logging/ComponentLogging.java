// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;

/**
 * Configures logging of a standalone process: to standard output, one line per event, as text or JSON. Heddle's own
 * code logs at the configured level, libraries at WARN and above. {@code -Dlogback.configurationFile} replaces this
 * configuration.
 */
public final class ComponentLogging {
    private ComponentLogging() {}

    /**
     * Configures logging for the whole process.
     *
     * @param format {@code text} or {@code json}
     * @param level of Heddle's own code
     */
    public static void start(String format, String level, String component, String instance) {
        if (System.getProperty("logback.configurationFile") != null) {
            return;
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        LayoutBase<ILoggingEvent> layout =
                format.equals("json") ? new JsonLineLayout(component, instance) : new RedactingLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stdout");
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        context.getLogger("io.heddle").setLevel(Level.toLevel(level, Level.INFO));
    }
}
