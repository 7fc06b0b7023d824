// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes a contract while records flow: no restart, no lost record, and each record is checked against the contract in
 * force.
 */
@ExtendWith(SharedMesh.class)
class ContractChangeIT {
    private static final int RECORDS = 6_000;
    private static final String MORE = """
                    customProperties: [{property: masking, value: {strategy: partial, keepFirst: 2}}]
                  - {name: room, logicalType: string}
            """;

    @TempDir
    Path folder;

    @Test
    void shouldApplyANewFieldAndANewMaskWhileRecordsFlow(RunningMesh mesh) throws IOException {
        Path lines = Files.writeString(
                folder.resolve("visits.jsonl"),
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> "{\"visit_id\":" + i + ",\"guest\":\"Guest Number " + i + "\"}\n")
                        .collect(Collectors.joining()));
        apply(mesh, contract("1.0.0", ""));
        HeddleProcess.RunningProcess publishing = mesh.start(
                "publish", "lodge.visits", "--file", lines.toString(), "--rate", "600");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> mesh.topics()
                .raw("lodge.visits.v1")
                .size()
                > 600);

        apply(mesh, contract("1.1.0", MORE));

        assertThat(publishing.await(Duration.ofMinutes(1)).exitCode()).isZero();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mesh.topics()
                .raw("lodge.visits.v1")
                .size()
                == RECORDS);
        assertEachFollowsTheContractInForce(mesh.topics().avro("lodge.visits.v1"));
    }

    private static void assertEachFollowsTheContractInForce(List<ConsumerRecord<byte[], GenericRecord>> records) {
        Map<String, Integer> byContract = new TreeMap<>();
        for (ConsumerRecord<byte[], GenericRecord> record : records) {
            String contract = new String(
                    record.headers().lastHeader("heddle-contract").value(), StandardCharsets.UTF_8);
            byContract.merge(contract, 1, Integer::sum);
            String guest = record.value().get("guest").toString();
            if (contract.equals("lodge.visits@1.0.0")) {
                assertThat(guest).startsWith("Guest Number ");
                assertThat(record.value().hasField("room")).isFalse();
            } else {
                assertThat(guest).matches("Gu\\*+");
                assertThat(record.value().hasField("room")).isTrue();
            }
        }
        System.out.println("records by contract: " + byContract);
        assertThat(byContract.keySet()).containsExactly("lodge.visits@1.0.0", "lodge.visits@1.1.0");
    }

    private void apply(RunningMesh mesh, String contract) throws IOException {
        Path file = Files.writeString(folder.resolve("visits.yaml"), contract);
        HeddleProcess.ProcessResult result = mesh.heddle("apply", "-f", file.toString());
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private static String contract(String version, String extraYaml) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: lodge.visits
                domain: lodge
                dataProduct: visits
                version: %s
                status: active
                team: {name: lodge-team}
                schema:
                  - name: visit
                    physicalType: topic
                    logicalType: object
                    properties:
                      - {name: visit_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                      - name: guest
                        logicalType: string
                        required: true
                """
                .formatted(version)
                + extraYaml;
    }
}
