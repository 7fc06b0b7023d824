// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.heartbeat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Locale;

/** Names one run of a component: {@code gate-host-4711-3fa9}. The random part distinguishes restarts in a container. */
final class ComponentInstanceName {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MAX_HOST_LENGTH = 64;

    private ComponentInstanceName() {}

    /** May block while the operating system resolves the host name: do not call it on a latency-sensitive thread. */
    static String generate(String component) {
        return component + "-" + host() + "-" + ProcessHandle.current().pid() + "-"
                + String.format(Locale.ROOT, "%04x", RANDOM.nextInt(1 << 16));
    }

    private static String host() {
        String host = System.getenv("HOSTNAME");
        if (host == null || host.isBlank()) {
            try {
                host = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                host = "host";
            }
        }
        String clean = host.replaceAll("[^A-Za-z0-9.-]", "");
        return clean.substring(0, Math.min(clean.length(), MAX_HOST_LENGTH));
    }
}
