// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * User mistakes on the command line must produce one clear error and a defined exit code, without data loss.
 */
@ExtendWith(SharedMesh.class)
class CliBadInputIT {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: shop.orders
            domain: shop
            dataProduct: orders
            version: 1.0.0
            status: active
            team: {name: shop-team}
            schema:
              - name: order
                physicalType: topic
                logicalType: object
                properties:
                  - {name: order_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                  - {name: note, logicalType: string, required: true}
            """;
    private static final String TEN_FAULTS = """
            apiVersion: v4.0.0
            kind: Contract
            id: Shop Orders
            version: one
            status: [sleeping]
            teem: {name: shop-team}
            schema:
              - name: order
                physicalType: table
                logicalType: object
                properties:
                  - {name: order_id, logicalType: integr, required: true}
                  - {name: note, logicalType: string, required: maybe}
                  - {name: mail, logicalType: string, customProperties: [{property: masking, value: {strategy: blur}}]}
            """;

    @TempDir
    static @Nullable Path shared;

    private static @Nullable RunningMesh running;

    @BeforeAll
    static void start(RunningMesh mesh) throws IOException {
        running = mesh;
        Path contract = Files.writeString(folder().resolve("orders.yaml"), CONTRACT);
        HeddleProcess.ProcessResult applied = mesh().heddle("apply", "-f", contract.toString());
        assertThat(applied.exitCode()).as(applied.toString()).isZero();
    }

    @Test
    void shouldShowAllTenFaultsOfAContract() throws IOException {
        Path contract = Files.writeString(folder().resolve("faulty.yaml"), TEN_FAULTS);

        HeddleProcess.ProcessResult result = mesh().heddle("apply", "-f", contract.toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        for (int line : new int[] {1, 2, 3, 4, 5, 6, 9, 12, 13, 14}) {
            assertThat(result.out() + result.err()).contains("faulty.yaml:" + line + ":");
        }
    }

    @Test
    void shouldReportEachInvalidLineAndSendTheValidOnes() throws IOException {
        Path lines = Files.writeString(folder().resolve("orders.jsonl"), """
                {"order_id": 1, "note": "fine"}
                this is not json
                {"order_id": 3}
                {"order_id": "four", "note": "fine"}
                {"order_id": 5, "note": "fine", "nota": "?"}
                {"order_id": 6, "note": "fine"}
                """);

        HeddleProcess.ProcessResult result = mesh().heddle("publish", "shop.orders", "--file", lines.toString());

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(3);
        for (int line = 2; line <= 5; line++) {
            assertThat(result.out() + result.err()).contains("line " + line);
        }
        assertThat(mesh().topics().raw("shop.orders.v1.ingest")).hasSize(2);
    }

    @Test
    void shouldSuggestTheNearestProductWhenTheProductIsUnknown() {
        HeddleProcess.ProcessResult result = mesh().heddle("product", "shop.order");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
        assertThat(result.err()).contains("shop.orders");
    }

    @Test
    void shouldReportTheFixWhenTheFileIsMissing() {
        HeddleProcess.ProcessResult result = mesh().heddle("publish", "shop.orders", "--file", "nowhere.jsonl");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(4);
        assertThat(result.err()).contains("nowhere.jsonl");
    }

    @Test
    void shouldReportTheFixWhenNoMeshIsRunning() {
        HeddleProcess.ProcessResult result =
                HeddleProcess.run(folder(), Map.of("HEDDLE_MESH", "http://localhost:1"), "products");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(5);
        assertThat(result.err()).contains("http://localhost:1").contains("heddle up");
    }

    @Test
    void shouldExitWithTheUsageCodeOnUsageErrors() {
        HeddleProcess.ProcessResult result = mesh().heddle("publish", "shop.orders");

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains("--file");
    }

    private static Path folder() {
        return Objects.requireNonNull(shared);
    }

    private static RunningMesh mesh() {
        return Objects.requireNonNull(running);
    }
}
