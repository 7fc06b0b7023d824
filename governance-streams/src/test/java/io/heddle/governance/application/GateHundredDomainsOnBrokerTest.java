// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.application;

import io.heddle.engine.keys.FileKeyset;
import io.heddle.governance.fixture.GovernanceClusterFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Measures and prints the resources of one gate process that hosts a hundred domains. */
@Tag("slow")
class GateHundredDomainsOnBrokerTest {
    private static final int DOMAINS = 100;
    private static final int PRODUCTS_EACH = 3;
    private static final Duration IDLE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void shouldHostAHundredDomainsWithThreeHundredProductsInOneProcess() throws Exception {
        FileKeyset.openOrCreate(folder.resolve("keys.json"));
        List<String> products = new ArrayList<>();
        for (int domain = 0; domain < DOMAINS; domain++) {
            for (int product = 0; product < PRODUCTS_EACH; product++) {
                products.add("d" + domain + ".p" + product + "x");
            }
        }
        try (GovernanceClusterFixture cluster = GovernanceClusterFixture.ofItsOwn()) {
            String servers = String.valueOf(cluster.properties().get("bootstrap.servers"));
            cluster.createTopics(3, "mesh.metrics");
            for (String product : products) {
                cluster.createTopics(1, VisitProductFixture.topics(product));
            }
            VisitProductFixture.apply(servers, products);
            long begin = System.nanoTime();
            try (GateProcessFixture gate = GateProcessFixture.start(folder, "gate", servers, Map.of(), "-Xmx512m",
                    "-Xmn192m", "-XX:+UseSerialGC")) {
                gate.awaitReady(Duration.ofMinutes(5));
                await().atMost(Duration.ofMinutes(5)).until(() -> cells(gate) == DOMAINS && gate.status() == 200);
                double ready = (System.nanoTime() - begin) / 1e9;
                products.forEach(product -> cluster.send(product + ".v1.ingest", 0, null,
                        VisitProductFixture.visit(1, "a@b.example", 1)));
                cluster.flush();
                await().atMost(Duration.ofMinutes(5)).until(() -> gate.get("/metrics").body().lines()
                        .filter(line -> line.startsWith("heddle_gate_records_accepted_total{") && line.endsWith(" 1.0"))
                        .count() == products.size());
                double governed = (System.nanoTime() - begin) / 1e9;

                double before = cpuSeconds(gate.pid());
                long idleFrom = System.nanoTime();
                assertThat(new java.util.concurrent.CountDownLatch(1).await(IDLE.toSeconds(), TimeUnit.SECONDS))
                        .isFalse();
                double cores = (cpuSeconds(gate.pid()) - before) / ((System.nanoTime() - idleFrom) / 1e9);
                long resident = status(gate.pid(), "VmRSS");
                long threads = status(gate.pid(), "Threads");

                System.out.printf(
                        "gate: %d domains, %d products: ready after %.1f s, every product governed after %.1f s,"
                                + " %d MB resident, %d threads, %.2f cores idle%n",
                        DOMAINS, products.size(), ready, governed, resident / 1024, threads, cores);
                assertThat(resident / 1024).as("resident, in MB").isLessThan(1_024);
                long end = System.nanoTime();
                int exit = gate.terminate();
                System.out.printf("gate: orderly end of %d domains in %.1f s%n", DOMAINS,
                        (System.nanoTime() - end) / 1e9);
                assertThat(exit).as(gate.log()).isZero();
            }
        }
    }

    private static int cells(GateProcessFixture gate) throws IOException {
        HttpResponse<String> page = gate.get("/health");
        return page.body().split("\"domain\"", -1).length - 1;
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static long status(long pid, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow();
    }
}
