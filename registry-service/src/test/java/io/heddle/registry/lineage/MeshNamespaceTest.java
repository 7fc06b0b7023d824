// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MeshNamespaceTest {
    private final MeshNamespace mesh = new MeshNamespace("kafka-1:19092, Kafka-2:19092");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kafka://kafka-1:19092|true",
        "kafka://KAFKA-2:19092|true",
        "kafka://kafka-1:19092/|true",
        "KAFKA://kafka-2:19092|true",
        "kafka://elsewhere:1,kafka-2:19092|true",
        "kafka://kafka-1:9092|false",
        "kafka://kafka-1|false",
        "kafka://|false",
        "kafka-1:19092|false",
        "postgres://kafka-1:19092|false",
        "''|false",
    })
    void shouldRecogniseTheClusterByAnyOfItsBrokers(String namespace, boolean known) {
        assertThat(mesh.isMesh(namespace)).isEqualTo(known);
    }

    @Test
    void shouldNameATopicTheSameForAnySource() {
        assertThat(mesh.dataset("kafka://kafka-2:19092", "crm.customers.v1"))
                .isEqualTo(mesh.topic("crm.customers.v1"))
                .isEqualTo(new LineageNode.Dataset("kafka://kafka-1:19092", "crm.customers.v1"));
        assertThat(mesh.dataset("kafka://other:9092", "crm.customers.v1").namespace()).isEqualTo("kafka://other:9092");
    }

    @Test
    void shouldLearnFurtherListeners() {
        assertThat(mesh.isMesh("kafka://broker.internal:9093")).isFalse();

        assertThat(mesh.addAddresses(List.of("broker.internal:9093"))).isTrue();
        assertThat(mesh.addAddresses(List.of("BROKER.internal:9093"))).isFalse();

        assertThat(mesh.isMesh("kafka://broker.internal:9093")).isTrue();
        assertThat(mesh.name()).isEqualTo("kafka://kafka-1:19092");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:5000,kafka://localhost:5000", "localhost,kafka://127.0.0.1:9092",
        "[::1]:1,kafka://localhost:1",
        "localhost:9092,kafka://localhost"})
    void shouldTreatAllNamesOfLocalhostAsOne(String bootstrap, String namespace) {
        assertThat(new MeshNamespace(bootstrap).isMesh(namespace)).isTrue();
    }
}
