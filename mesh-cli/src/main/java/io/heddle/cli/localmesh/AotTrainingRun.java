// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CommandRunner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs a typical session once: apply, publish, query. The launcher records it as the AOT training run, so that loaded
 * classes and method profiles are in the AOT cache of all later commands.
 */
final class AotTrainingRun {
    private static final int RECORDS = 30_000;
    private static final String PRODUCT = "rehearsal.orders";
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: rehearsal.orders
            domain: rehearsal
            dataProduct: orders
            version: 1.0.0
            status: active
            team: {name: rehearsal}
            schema:
              - name: order
                physicalType: topic
                logicalType: object
                properties:
                  - {name: order_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
                  - {name: amount_cents, logicalType: integer, physicalType: long, required: true, logicalTypeOptions: \
            {minimum: 1}}
                  - {name: created_at, logicalType: timestamp, required: true}
                  - {name: returned_at, logicalType: timestamp}
                  - {name: active, logicalType: boolean, required: true}
                  - name: email
                    logicalType: string
                    required: true
                    logicalTypeOptions: {format: email}
                    customProperties: [{property: masking, value: {strategy: hash}}]
                  - name: address
                    logicalType: object
                    required: true
                    properties:
                      - name: street
                        logicalType: string
                        required: true
                        customProperties: [{property: masking, value: {strategy: partial, keepFirst: 2}}]
                      - {name: city, logicalType: string, required: true}
                quality:
                  - {id: created-before-now, type: custom, engine: cel, implementation: "record.created_at <= now", \
            severity: error}
            slaProperties:
              - {property: freshness, value: 15, unit: m}
            """;

    private AotTrainingRun() {}

    /** Runs the commands against a started mesh. */
    static void run(CommandRunner commands, LocalMesh mesh) {
        try {
            Path folder = Files.createDirectories(mesh.dataDir().resolve("rehearsal"));
            Path contract = Files.writeString(folder.resolve("orders.yaml"), CONTRACT);
            Path lines = Files.writeString(folder.resolve("orders.jsonl"), lines());
            String url = mesh.registry().toString();
            for (List<String> command : List.of(
                    List.of("apply", "-f", contract.toString()),
                    List.of("publish", PRODUCT, "--file", lines.toString(), "--observe"),
                    List.of("domains"),
                    List.of("products"),
                    List.of("product", PRODUCT),
                    List.of("consume", PRODUCT, "--from-beginning", "--max", "100"),
                    List.of("quarantine", "list", PRODUCT),
                    List.of("sla"))) {
                commands.run(withMesh(command, url));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] withMesh(List<String> command, String url) {
        return IntStream.range(0, command.size() + 2)
                .mapToObj(i -> i < command.size() ? command.get(i) : i == command.size() ? "--mesh" : url)
                .toArray(String[]::new);
    }

    private static String lines() {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> "{\"order_id\":" + i + ",\"amount_cents\":" + i % 1_000
                        + ",\"created_at\":1139875200000,\"returned_at\":" + (i % 3 == 0 ? "null" : "1139875200000")
                        + ",\"active\":true,\"email\":\"person" + i + "@example.org\""
                        + ",\"address\":{\"street\":\"Example Street " + i + "\",\"city\":\"Springfield\"}}\n")
                .collect(Collectors.joining());
    }
}
