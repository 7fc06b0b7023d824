// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.heddle.component.process.CannotStartException;
import io.heddle.component.process.ComponentProcess;
import io.heddle.component.settings.SettingValues;
import io.heddle.registry.config.RegistrySettings;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entry point of the stand-alone registry, configured by {@link RegistrySettings}. */
@OpenAPIDefinition(info = @Info(
        title = "Heddle registry", version = "v1",
        description = "Domains, their owners, and the contracts of their products"))
public final class RegistryApplication {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryApplication.class);

    private RegistryApplication() {}

    /** Serves until the process is terminated. */
    public static void main(String[] args) {
        ComponentProcess.run(RegistrySettings.CATALOG, RegistryApplication::start);
    }

    private static AutoCloseable start(SettingValues values) {
        try {
            RegistryServer server = RegistryServer.start(RegistrySettings.config(values));
            LOG.info("the registry is listening on {}", server.uri());
            return server;
        } catch (RegistryStartException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()), e);
        }
    }
}
