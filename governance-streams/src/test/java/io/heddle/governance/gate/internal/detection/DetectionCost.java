// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.detection;

import io.heddle.contract.Contract;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.UndeclaredData;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.engine.RecordOutputs;
import io.heddle.governance.fixture.FramedAvro;
import io.heddle.governance.gate.config.UndeclaredDataDefault;
import org.apache.avro.generic.GenericRecordBuilder;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the cost of inspecting records in processor time of one thread, which depends little on other load. Prints
 * the table of {@code docs/reference/undeclared-personal-data.md}, with the median of its rounds.
 */
final class DetectionCost {
    private static final int RECORDS = 256;
    private static final int ROUNDS = 9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DetectionCost() {}

    public static void main(String[] arguments) {
        System.out.println("| record | of which undeclared text | 1 in 100 reported | all reported | all masked |");
        System.out.println("|---|---|---|---|---|");
        for (int bytes : new int[] {300, 1_000}) {
            byte[][] records = records(bytes);
            System.out.printf(
                    Locale.ROOT, "| %d B | %d B in 6 strings | %.0f ns | %.0f ns | %.0f ns |%n", records[0].length - 5,
                    bytes * 2 / 3,
                    cost(records, UndeclaredData.Action.REPORT, 0.01), cost(records, UndeclaredData.Action.REPORT, 1),
                    cost(records, UndeclaredData.Action.MASK, 1));
        }
    }

    private static double cost(byte[][] records, UndeclaredData.Action action, double sample) {
        UndeclaredDataInspector detection = new UndeclaredDataInspectors(new UndeclaredDataDefault(action, sample),
                SuspectedFieldReporter.loggingOnly()).inspectorFor("orders", contract());
        RecordOutputs outputs = new RecordOutputs(1, 5);
        double[] rounds = new double[ROUNDS];
        int count = sample < 1 ? 1_000_000 : 50_000;
        long offset = 0;
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long started = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < count; i++) {
                outputs.set(0, records[i % RECORDS]);
                found += detection.inspect(0, offset++, null, outputs, 1).suspected().size();
            }
            rounds[round] = (double) (THREADS.getCurrentThreadCpuTime() - started) / count;
        }
        if (found != 0) {
            throw new IllegalStateException("the records are to be without findings");
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static byte[][] records(int bytes) {
        Random random = new Random(7);
        return IntStream.range(0, RECORDS).mapToObj(i -> record(bytes, random)).toArray(byte[][]::new);
    }

    /** A record of which two thirds are text: half prose, half codes with digits. */
    private static byte[] record(int bytes, Random random) {
        int text = bytes * 2 / 3;
        return FramedAvro.write(0, new GenericRecordBuilder(contract().valueSchema())
                .set("id", "ORD-" + (10_000_000 + random.nextInt(80_000_000)))
                .set("sku", "SKU-" + random.nextInt(9_000) + "-XL")
                .set("placed", "2026-02-03T04:05:06." + random.nextInt(1_000) + "Z")
                .set("trace", new java.util.UUID(random.nextLong(), random.nextLong()).toString())
                .set("status", "shipped")
                .set("note", words(text - 100, random))
                .set("email", "x".repeat(bytes - text - 50))
                .set("amount", random.nextLong())
                .set("weight", random.nextDouble())
                .build());
    }

    private static String words(int length, Random random) {
        String words = IntStream.range(0, length / 4)
                .mapToObj(i -> "abcdefgh".substring(random.nextInt(6)) + (i % 9 == 0 ? " 12." : " "))
                .collect(Collectors.joining());
        return words.substring(0, Math.max(1, length));
    }

    private static Contract contract() {
        String yaml = """
                apiVersion: v3.1.0
                kind: DataContract
                id: shop.orders
                version: 1.0.0
                status: active
                team: {name: shop}
                schema:
                  - name: order
                    physicalType: topic
                    properties:
                      - {name: id, logicalType: string, required: true}
                      - {name: sku, logicalType: string, required: true}
                      - {name: placed, logicalType: string, required: true}
                      - {name: trace, logicalType: string, required: true}
                      - {name: status, logicalType: string, required: true}
                      - {name: note, logicalType: string, required: true}
                      - {name: email, logicalType: string, required: true, classification: restricted}
                      - {name: amount, logicalType: integer, physicalType: long, required: true}
                      - {name: weight, logicalType: number, physicalType: double, required: true}
                """;
        return switch (ContractReader.read(yaml, SchemaSource.of(Map.of()))) {
            case ContractReading.Valid valid -> valid.contract();
            case ContractReading.Invalid invalid -> throw new IllegalStateException(invalid.faults().toString());
        };
    }
}
