// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.containers;

import io.heddle.verification.RunningMesh;
import io.heddle.verification.stack.ShippedImages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

import java.nio.file.Path;
import java.time.Duration;

/** Runs the cases on the Kafka and Confluent Schema Registry images that the compose file names. */
@Testcontainers(disabledWithoutDocker = true)
class PublishOnContainersIT extends PublishToOutputCases {
    private static final Network NETWORK = Network.newNetwork();

    @Container
    static final KafkaContainer KAFKA =
            new KafkaContainer(ShippedImages.of("kafka-1")).withNetwork(NETWORK).withListener("kafka:19092");

    @Container
    static final GenericContainer<?> SCHEMA_REGISTRY = new GenericContainer<>(ShippedImages.of("schema-registry"))
            .withNetwork(NETWORK)
            .dependsOn(KAFKA)
            .withExposedPorts(8081)
            .withEnv("SCHEMA_REGISTRY_HOST_NAME", "schema-registry")
            .withEnv("SCHEMA_REGISTRY_LISTENERS", "http://0.0.0.0:8081")
            .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://kafka:19092")
            .waitingFor(Wait.forHttp("/subjects").forStatusCode(200).withStartupTimeout(Duration.ofMinutes(2)));

    private @Nullable RunningMesh mesh;

    @BeforeAll
    void start(@TempDir Path folder) {
        mesh = RunningMesh.up(
                folder,
                "--bootstrap", KAFKA.getBootstrapServers(),
                "--schema-registry", "http://" + SCHEMA_REGISTRY.getHost() + ":" + SCHEMA_REGISTRY.getMappedPort(8081));
        use(mesh, folder);
    }

    @AfterAll
    void stop() {
        if (mesh != null) {
            mesh.close();
        }
    }
}
