// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;

import java.io.IOException;

/** Runs a broker in its own process, on a temporary folder that is deleted on exit. */
final class BenchmarkBrokerMain {
    private BenchmarkBrokerMain() {}

    public static void main(String[] args) throws IOException {
        LocalBrokerConfig config = LocalBrokerConfig.temporary()
                .with("num.network.threads", "3")
                .with("num.io.threads", "8")
                .with("log.segment.delete.delay.ms", "1000")
                .with("log.retention.check.interval.ms", "5000");
        try (LocalBroker broker = LocalBroker.start(config)) {
            ChildJvmProcess.signalReadyAndWait(broker.bootstrapServers());
        }
        System.exit(0);
    }
}
