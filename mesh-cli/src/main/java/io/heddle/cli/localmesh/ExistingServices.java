// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for external services before the components that depend on them start. */
final class ExistingServices {
    private static final int TIMEOUT_MILLIS = 10_000;

    private ExistingServices() {}

    /** @return the bootstrap servers */
    static String awaitKafka(String bootstrapServers) throws InterruptedException {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", bootstrapServers,
                "client.id", "heddle-up",
                "default.api.timeout.ms", TIMEOUT_MILLIS,
                "request.timeout.ms", TIMEOUT_MILLIS / 2);
        try (Admin admin = Admin.create(properties)) {
            var _ = admin.describeCluster().clusterId().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            return bootstrapServers;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new CliException(
                    ExitCodes.CANNOT_START,
                    "no Kafka broker answers at " + bootstrapServers,
                    "correct --bootstrap HOST:PORT, or leave it out to start a broker here",
                    e);
        }
    }

    /** @return the address of the schema registry */
    static String awaitSchemaRegistry(URI uri) throws InterruptedException {
        URI subjects = URI.create(uri + "/subjects");
        for (int attempt = 0; attempt < 10; attempt++) {
            if (LocalMeshReadiness.isReachable(subjects)) {
                return uri.toString();
            }
            Thread.sleep(500);
        }
        throw new CliException(
                ExitCodes.CANNOT_START,
                "no schema registry answers at " + uri,
                "correct --schema-registry URL (the address of its Confluent API), or leave it out to start one here");
    }
}
