// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.client.ProductLookup;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.ProductTopics;
import io.heddle.log.quarantine.QuarantineConfig;
import io.heddle.log.quarantine.ReplayFencedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

import java.util.Map;
import java.util.function.Supplier;

/**
 * The quarantine of the product given on the command line.
 *
 * @param compacted whether the product's output topic is compacted
 */
record ProductQuarantine(String product, MeshConnectionInfo info, QuarantineConfig config, boolean compacted) {
    static ProductQuarantine product(CliContext context, String product) {
        ProductLookup.parse(product);
        RegistryApiClient mesh = new RegistryApiClient(context.mesh());
        JsonNode detail = mesh.product(product);
        // Fails with a clear error if the product has no quarantine.
        ProductLookup.quarantine(detail);
        ProductTopics topics = ProductTopics.ofIngest(detail.path("topics").path("ingest").asText())
                .orElseThrow(
                        () -> new CliException(ExitCodes.INTERNAL,
                                "the registry did not return an ingest topic of " + product,
                                "check that the registry and this command have the same version"));
        MeshConnectionInfo info = mesh.info();
        return new ProductQuarantine(product, info,
                QuarantineConfig.of(Map.of("bootstrap.servers", info.bootstrapServers()), topics),
                detail.path("settings").path("compacted").asBoolean());
    }

    /** Runs the supplier and converts Kafka failures to {@link CliException}. */
    <T> T execute(Supplier<T> work) {
        try {
            return work.get();
        } catch (ReplayFencedException e) {
            throw new CliException(ExitCodes.REFUSED, String.valueOf(e.getMessage()),
                    "wait until the other one ends, then run this again to process the rest", e);
        } catch (InterruptException e) {
            throw CliException.interrupted(e);
        } catch (KafkaException e) {
            throw new CliException(ExitCodes.UNREACHABLE,
                    "a request to Kafka at " + info.bootstrapServers() + " failed ("
                            + e.getClass().getSimpleName() + ")",
                    "check that the mesh is running, then run this again: committed records are not processed twice",
                    e);
        }
    }
}
