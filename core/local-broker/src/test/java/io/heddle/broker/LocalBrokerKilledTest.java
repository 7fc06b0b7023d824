// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import io.heddle.broker.LocalBrokerException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalBrokerKilledTest {
    @TempDir
    Path dir;

    @Test
    void shouldLockItsDataAgainstOtherProcessesAndKeepItWhenKilled() throws Exception {
        Process process = BrokerProcessFixture.start(dir);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            BrokerClientsFixture clients = new BrokerClientsFixture("127.0.0.1:" + port(out));
            clients.createTopic("t");
            clients.produceCommitted("t", "a", "b");
            assertThatThrownBy(() -> LocalBroker.start(LocalBrokerConfig.at(dir, 0)))
                    .isInstanceOfSatisfying(
                            LocalBrokerException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.ALREADY_RUNNING));
        } finally {
            process.destroyForcibly().waitFor();
        }

        long begin = System.nanoTime();
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.at(dir, 0))) {
            System.out.printf("restarted after kill -9 in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            BrokerClientsFixture clients = new BrokerClientsFixture(broker.bootstrapServers());
            clients.produceCommitted("t", "c");

            assertThat(clients.readCommitted("t", 3)).containsExactly("a", "b", "c");
            System.out.printf("read and written again after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private static String port(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("PORT ")) {
                return line.substring("PORT ".length());
            }
        }
        throw new IOException("the broker's process ended");
    }
}
