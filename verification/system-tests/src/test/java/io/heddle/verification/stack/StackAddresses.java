// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps container addresses and paths to those of local processes: free ports and test folders. */
final class StackAddresses {
    private static final Pattern ANYWHERE = Pattern.compile("://:(\\d+)");
    private static final Pattern PUBLISHED = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final ComposeFile compose;
    private final Path folder;
    private final Pattern named;
    private final Map<String, Integer> ports = new HashMap<>();

    /** @param portsOf the ports each service listens on in its container */
    StackAddresses(ComposeFile compose, Map<String, Set<Integer>> portsOf, Path folder) {
        this.compose = compose;
        this.folder = folder;
        this.named = Pattern.compile("\\b(" + String.join("|", compose.services().keySet()) + "):(\\d+)");
        Set<String> endpoints = new LinkedHashSet<>();
        portsOf.forEach((service, all) -> all.forEach(port -> endpoints.add(service + ":" + port)));
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (String endpoint : endpoints) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.put(endpoint, socket.getLocalPort());
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port(String service, int containerPort) {
        Integer port = ports.get(service + ":" + containerPort);
        if (port == null) {
            throw new AssertionError("nothing listens on " + service + ":" + containerPort);
        }
        return port;
    }

    /** Maps the value of an environment variable of a service. */
    String local(ComposeFile.Service service, String name, String value) {
        if (name.endsWith("_PORT")) {
            return Integer.toString(port(service.name(), Integer.parseInt(value)));
        }
        String text = paths(service, value).replace("0.0.0.0", "127.0.0.1");
        text = PUBLISHED.matcher(text).replaceAll(match -> "127.0.0.1:" + published(service, match));
        text = ANYWHERE.matcher(text)
                .replaceAll(match -> "://127.0.0.1:" + port(service.name(), Integer.parseInt(match.group(1))));
        return named.matcher(text)
                .replaceAll(match -> "127.0.0.1:" + port(match.group(1), Integer.parseInt(match.group(2))));
    }

    private int published(ComposeFile.Service service, MatchResult match) {
        return service.ports().stream()
                .map(port -> port.split(":"))
                .filter(port -> port[1].equals(match.group(1)))
                .map(port -> port(service.name(), Integer.parseInt(port[2])))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service.name() + " does not publish " + match.group(1)));
    }

    /** Maps paths below a volume to the folder of that volume. */
    String paths(ComposeFile.Service service, String value) {
        for (String mount : service.mounts()) {
            String[] parts = mount.split(":");
            if (value.contains(parts[1]) && compose.volumes().containsKey(parts[0])) {
                return value.replaceAll(Pattern.quote(parts[1]),
                        Matcher.quoteReplacement(folder.resolve("volumes").resolve(parts[0]).toString()));
            }
        }
        return value;
    }
}
