// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A client for server-sent events over a plain connection; keeps the latest event of each name. */
final class EventStreamClient implements AutoCloseable {
    private final HttpURLConnection connection;
    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ended;

    EventStreamClient(URI address) throws IOException {
        connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(60_000);
        thread = Thread.ofPlatform().daemon().start(this::read);
    }

    int status() throws IOException {
        return connection.getResponseCode();
    }

    String type() {
        return connection.getHeaderField("Content-Type");
    }

    /** The data of the latest event with this name, or "". */
    String latest(String name) {
        return latest.getOrDefault(name, "");
    }

    boolean hasEnded() {
        return ended;
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    latest.put(name, data.toString());
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5)).append('\n');
                }
            }
        } catch (IOException e) {
            latest.put("failure", e.toString());
        } finally {
            ended = true;
        }
    }

    @Override
    public void close() {
        connection.disconnect();
        thread.interrupt();
    }
}
