// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.TopicName;

import java.util.concurrent.atomic.AtomicLong;

/** Runs a {@link ModelWorker} in a child process and prints its results. */
final class ModelWorkerMain {
    private ModelWorkerMain() {}

    public static void main(String[] args) {
        MeshLogConfig config = MeshLogConfig.of(args[0]).withTopic(new TopicName(args[1]))
                .withWriteTimeout(MeshLogModelOnBrokerTest.WRITE_TIMEOUT);
        ModelWorker worker = new ModelWorker(
                config, Long.parseLong(args[2]), args[3], Integer.parseInt(args[4]), new AtomicLong());
        worker.run().forEach(result -> System.out.println("RESULT " + result.line()));
        System.out.println("RESULT end");
    }
}
