// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry as a service of its own, configured by {@code HEDDLE_*} environment variables. */
@OpenAPIDefinition(info = @Info(
        title = "Heddle registry", version = "v1", description = "Domains, their owners, and the contracts of their products"))
public final class RegistryApplication {
    private static final int UNUSABLE = 2;
    private static final int CANNOT_START = 6;

    private RegistryApplication() {}

    /** Serves until the process is asked to end. */
    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "heddle-registry-logback.xml");
        }
        Logger log = LoggerFactory.getLogger(RegistryApplication.class);
        try {
            RegistryConfig config = RegistryEnvironment.read(System.getenv());
            RegistryServer server = RegistryServer.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "heddle-registry-stop"));
            log.info("Registry serves {} with {}", server.uri(), config);
        } catch (IllegalArgumentException e) {
            log.error("Cannot start: {}", e.getMessage());
            System.exit(UNUSABLE);
        } catch (RegistryStartException e) {
            log.error("Cannot start: {}", e.getMessage());
            System.exit(CANNOT_START);
        }
    }
}
