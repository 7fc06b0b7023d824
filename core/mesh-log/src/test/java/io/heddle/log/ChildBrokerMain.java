// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.broker.LocalBroker;
import io.heddle.broker.LocalBrokerConfig;

import java.io.IOException;
import java.nio.file.Path;

/** A broker in a process of its own, to be killed or stopped. */
final class ChildBrokerMain {
    private ChildBrokerMain() {}

    public static void main(String[] args) throws IOException {
        try (LocalBroker broker =
                LocalBroker.start(LocalBrokerConfig.at(Path.of(args[0]), Integer.parseInt(args[1])))) {
            System.out.println("PORT " + broker.port());
            while (System.in.read() >= 0) {
                System.out.println("running");
            }
        }
    }
}
