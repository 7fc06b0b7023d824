// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.containers;

import org.testcontainers.DockerClientFactory;

/** Reports whether a container engine is available. */
final class ContainerEngineNotice {
    private ContainerEngineNotice() {}

    static void reportIfMissing() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.out.println(
                    "SKIPPED: no container engine answers; the publish-to-output cases run on the local mesh only");
        }
    }
}
