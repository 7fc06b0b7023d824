// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import io.heddle.broker.LocalBrokerException.Problem;
import org.apache.kafka.server.ServerSocketFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listening sockets that are bound before Kafka starts and passed to it on request. A port conflict is therefore
 * detected before anything starts, and a free port cannot be taken between choosing and using it.
 */
final class ListenerSockets implements ServerSocketFactory, AutoCloseable {
    private static final int BACKLOG = 128;

    private final Map<Integer, ServerSocketChannel> waiting = new ConcurrentHashMap<>();

    /** Binds a port of 127.0.0.1 and returns it. */
    int bind(int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(new InetSocketAddress(loopback(), port), BACKLOG);
                channel.configureBlocking(false);
                int bound = ((InetSocketAddress) channel.getLocalAddress()).getPort();
                waiting.put(bound, channel);
                return bound;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalBrokerException(
                    Problem.PORT_TAKEN,
                    "port " + port + " on 127.0.0.1 cannot be used (" + e.getMessage()
                            + "); stop the program that uses it, or choose another port",
                    e);
        }
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int recvBufferSize) throws IOException {
        ServerSocketChannel channel = waiting.remove(address.getPort());
        return channel != null
                ? channel
                : ServerSocketFactory.INSTANCE.openServerSocket(listenerName, address, backlog, recvBufferSize);
    }

    /** Closes the sockets that Kafka has not taken over; Kafka closes the others. */
    @Override
    public void close() {
        for (ServerSocketChannel channel : waiting.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        waiting.clear();
    }
}
