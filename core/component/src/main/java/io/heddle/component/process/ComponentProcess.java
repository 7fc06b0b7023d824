// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

import io.heddle.component.logging.ComponentLogging;
import io.heddle.component.settings.CommonSettings;
import io.heddle.component.settings.SettingCatalog;
import io.heddle.component.settings.SettingSources;
import io.heddle.component.settings.SettingValues;
import io.heddle.component.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Function;

/**
 * Runs a component as a process of its own: reads its settings, configures logging, starts the component, and shuts it
 * down gracefully when the process receives a signal.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     ComponentProcess.run(GateSettings.CATALOG, values -> GateProcess.start(values));
 * }
 * }</pre>
 *
 * <p>Exit codes: 0 after a graceful shutdown, whichever signal requested it (a JVM would return 143 for SIGTERM, which
 * supervisors treat as a failure); 1 if the shutdown timed out or failed; 2 for invalid settings; 6 if the component
 * cannot start. A second signal terminates the process immediately with 128 plus the signal number: 143, or 130 for
 * Ctrl-C.
 */
public final class ComponentProcess {
    static final int FAILED = 1;
    static final int WRONG_SETTINGS = 2;
    static final int CANNOT_START = 6;

    private ComponentProcess() {}

    /**
     * Starts the component and returns; the component's threads keep the process alive.
     *
     * @param start starts the component and returns the resource to close on shutdown
     */
    public static void run(SettingCatalog catalog, Function<SettingValues, AutoCloseable> start) {
        SettingValues values;
        try {
            values = SettingSources.of(System.getenv()).read(catalog);
        } catch (SettingsException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(WRONG_SETTINGS);
            return;
        }
        ComponentLogging.start(
                values.get(CommonSettings.LOG_FORMAT),
                values.get(CommonSettings.LOG_LEVEL),
                catalog.component(),
                instance(values));
        Logger log = LoggerFactory.getLogger(ComponentProcess.class);
        values.notices().forEach(log::warn);
        try {
            GracefulShutdown end =
                    GracefulShutdown.onSignals(catalog.component(), values.get(CommonSettings.STOP_TIMEOUT));
            end.manage(start.apply(values));
            log.info("started with {}", values);
        } catch (CannotStartException | IllegalArgumentException e) {
            log.error("cannot start: {}", e.getMessage());
            System.exit(CANNOT_START);
        } catch (RuntimeException | LinkageError e) {
            log.error("cannot start", e);
            System.exit(CANNOT_START);
        }
    }

    /** The name of this instance: the configured one, or else the host name. */
    public static String instance(SettingValues values) {
        return values.find(CommonSettings.INSTANCE).orElseGet(() -> {
            String host = System.getenv("HOSTNAME");
            return host == null || host.isBlank() ? "pid-" + ProcessHandle.current().pid() : host;
        });
    }
}
