// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import java.util.List;

/**
 * Runs the gate's benchmarks and prints the results. Each system under test runs in its own process, as does the
 * broker; the systems alternate. The exit code is 0 regardless of the ratios.
 *
 * <pre>{@code
 * java -cp ... io.heddle.benchmarks.BenchmarkMain gate --quick --only throughput-order
 * }</pre>
 */
public final class GateBenchmarks {
    private static final List<String> ALL =
            List.of("throughput-order", "throughput-account", "latency-order", "latency-account", "guarantee",
                    "isolation");
    private static final int DEFAULT_CEILING = 100_000;

    private final MarkdownReport report = new MarkdownReport();
    private final GateBenchmarkArguments arguments;
    private final int rounds;

    private GateBenchmarks(GateBenchmarkArguments arguments) {
        this.arguments = arguments;
        this.rounds = arguments.rounds();
    }

    /** @throws IllegalArgumentException if the arguments are invalid; the message says why */
    public static void run(List<String> arguments) throws Exception {
        new GateBenchmarks(GateBenchmarkArguments.parse(arguments, ALL)).run();
    }

    private void run() throws Exception {
        report.line(
                "# The gate, side by side%n%nJava %s, %s %s, %d processors, %d rounds. Gate, broker,"
                        + " sender and reader share them.",
                System.getProperty("java.version"), System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), rounds);
        int order = throughput("order", 9_000_000);
        int account = throughput("account", 4_500_000);
        if (arguments.includes("latency-order")) {
            new LatencyRun(report, rounds).run("order", order);
        }
        if (arguments.includes("latency-account")) {
            new LatencyRun(report, rounds).run("account", account);
        }
        if (arguments.includes("guarantee")) {
            new GuaranteeRun(report, rounds, scaled(3_500_000)).run();
        }
        if (arguments.includes("isolation")) {
            new IsolationRun(report, rounds, scaled(10_000_000)).run(order / 5);
        }
        report.write(arguments.output().resolve("gate-benchmarks.md"));
    }

    /**
     * The gate's throughput in records per second: measured or, if not selected, taken from the arguments or a default.
     */
    private int throughput(String product, int records) throws Exception {
        return arguments.includes("throughput-" + product)
                ? (int) new ThroughputRun(report, rounds).run(product, scaled(records))
                : arguments.ceiling().orElse(DEFAULT_CEILING);
    }

    private int scaled(int records) {
        return arguments.quick() ? records / 2 : records;
    }
}
