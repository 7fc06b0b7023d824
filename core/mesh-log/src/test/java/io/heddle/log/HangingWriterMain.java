// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.TopicName;
import io.heddle.log.internal.write.LogWriteStep;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A writer in a child process that blocks forever at a given step, so that the test can kill it there. */
final class HangingWriterMain {
    private HangingWriterMain() {}

    public static void main(String[] args) {
        MeshLogConfig config = MeshLogConfig.of(args[0]).withTopic(new TopicName(args[1]));
        LogWriteStep hangAt = LogWriteStep.valueOf(args[2]);
        ModelCommand command = new ModelCommand(args[3], List.of("crm", "web"), 4);
        try (MeshLogWriter writer = MeshLogWriter.open(config, step -> hangIf(step == hangAt))) {
            writer.submit(command.commandId(), command::decide);
        }
    }

    private static void hangIf(boolean here) {
        if (here) {
            System.out.println("HANGING");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
