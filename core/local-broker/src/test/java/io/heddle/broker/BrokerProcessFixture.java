// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a child process that can be killed; it ends when its standard input is closed. */
final class BrokerProcessFixture {
    private BrokerProcessFixture() {}

    public static void main(String[] args) throws IOException {
        try (LocalBroker broker = LocalBroker.start(LocalBrokerConfig.at(Path.of(args[0]), 0))) {
            System.out.println("PORT " + broker.port());
            System.exit(System.in.read());
        }
    }

    static Process start(Path dir) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = System.getProperty("java.home") + "/bin/java";
        return new ProcessBuilder(List.of(
                java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath,
                BrokerProcessFixture.class.getName(), dir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
