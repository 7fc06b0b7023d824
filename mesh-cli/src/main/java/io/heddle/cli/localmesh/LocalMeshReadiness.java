// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits for components to become ready. Uses {@code java.net.HttpURLConnection}, which loads faster than the HTTP
 * client.
 */
final class LocalMeshReadiness {
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 25;

    private LocalMeshReadiness() {}

    /** Whether a GET returns 200. */
    static boolean isReachable(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * @param missingCondition polled for what the component is still waiting for; empty when it is ready
     * @throws CliException on timeout
     */
    static void await(String component, Supplier<Optional<String>> missingCondition) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        for (Optional<String> missing = missingCondition.get(); missing.isPresent(); missing = missingCondition.get()) {
            if (System.nanoTime() > deadline) {
                throw new CliException(
                        ExitCodes.CANNOT_START,
                        "the " + component + " was not ready within " + TIMEOUT.toSeconds() + " s: it waits for "
                                + missing.get(),
                        "see logs/heddle.log in the data folder");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
