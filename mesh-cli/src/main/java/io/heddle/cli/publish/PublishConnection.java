// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.ProductId;
import io.heddle.sdk.DataProductProducer;
import io.heddle.sdk.HeddleConfig;
import io.heddle.sdk.HeddleMesh;
import io.heddle.sdk.MeshUnavailableException;
import io.heddle.sdk.PublishOptions;
import io.heddle.sdk.PublishedRecord;
import io.heddle.sdk.UnknownProductException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Connects {@code publish} to the mesh through the SDK and converts SDK failures to {@link CliException}. */
final class PublishConnection {
    /** The delivery timeout of a record: long enough for the local mesh to restart. */
    private static final int DELIVERY_MILLIS = 30_000;

    private PublishConnection() {}

    static HeddleMesh open(MeshConnectionInfo info) {
        HeddleConfig config = HeddleConfig.of(info.bootstrapServers(), info.schemaRegistryUrl())
                .withReadyTimeout(Duration.ofSeconds(20))
                .withKafkaProperty("delivery.timeout.ms", DELIVERY_MILLIS)
                .withKafkaProperty("request.timeout.ms", DELIVERY_MILLIS / 3)
                .withKafkaProperty("max.block.ms", DELIVERY_MILLIS);
        try {
            return HeddleMesh.connect(config);
        } catch (MeshUnavailableException e) {
            throw new CliException(ExitCodes.UNREACHABLE, String.valueOf(e.getMessage()),
                    "check that the mesh is running; 'heddle up' starts a local one", e);
        }
    }

    static DataProductProducer producer(HeddleMesh mesh, ProductId product) {
        try {
            return mesh.producer(product);
        } catch (UnknownProductException e) {
            mesh.close();
            throw new CliException(ExitCodes.NOT_FOUND, String.valueOf(e.getMessage()),
                    "'heddle products' lists all; 'heddle apply -f FILE' adds one", e);
        } catch (IllegalArgumentException e) {
            mesh.close();
            throw new CliException(ExitCodes.USAGE, String.valueOf(e.getMessage()),
                    "publish to a product of another domain", e);
        }
    }

    /** @param schema the writer schema of all records, even if the contract changes during the run */
    static EncodedRecordSink sink(DataProductProducer producer, Schema schema, boolean observe) {
        PublishOptions options = observe ? PublishOptions.DEFAULT.observe() : PublishOptions.DEFAULT;
        return new EncodedRecordSink() {
            @Override
            public CompletableFuture<PublishedRecord> send(@Nullable Object key, byte[] avro, String id) {
                return producer.publishEncoded(key, schema, avro, options.withId(id));
            }

            @Override
            public void flush() {
                producer.flush();
            }
        };
    }
}
