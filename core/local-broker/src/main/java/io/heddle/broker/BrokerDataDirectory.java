// SPDX-License-Identifier: Apache-2.0
package io.heddle.broker;

import io.heddle.broker.LocalBrokerException.Problem;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import static io.heddle.broker.BrokerSettings.NODE_ID;

/**
 * A broker's data directory, locked while it is open: {@code broker.lock} and Kafka's files in {@code kafka/}. It has
 * its own lock, acquired first, because Kafka reports a lock conflict late and by halting the process.
 */
final class BrokerDataDirectory implements AutoCloseable {
    /** With less free space, Kafka would start and then fail on the first segment. */
    private static final long NEEDED_BYTES = 32L << 20;

    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;

    private BrokerDataDirectory(Path root, boolean temporary, FileChannel lock) {
        this.root = root;
        this.temporary = temporary;
        this.lock = lock;
    }

    static BrokerDataDirectory open(LocalBrokerConfig config) {
        try {
            boolean temporary = config.dataDir().isEmpty();
            config.dataDir().ifPresent(BrokerDataDirectory::refuseComma);
            Path root = temporary
                    ? Files.createTempDirectory("heddle-broker-")
                    : Files.createDirectories(config.dataDir().get().toAbsolutePath());
            return new BrokerDataDirectory(root, temporary, lock(root)).checked();
        } catch (IOException e) {
            throw unusable(config.dataDir().map(Path::toString).orElse("temporary directory"), "cannot be written", e);
        }
    }

    /** Kafka's {@code log.dirs} is a list, and a comma cannot be escaped in it. */
    private static void refuseComma(Path directory) {
        if (directory.toAbsolutePath().toString().indexOf(',') >= 0) {
            throw unusable(directory.toString(), "has a comma in its path, which Kafka reads as two directories", null);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // The lock is held by this process; the error is the same.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new LocalBrokerException(
                Problem.ALREADY_RUNNING,
                "another broker is running on data directory " + root + "; stop it or choose another directory",
                null);
    }

    private BrokerDataDirectory checked() throws IOException {
        try {
            Path probe = root.resolve("write.probe");
            Files.write(probe, new byte[1]);
            Files.delete(probe);
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw unusable(root.toString(), "has only " + (free >> 20) + " MB of free disk space left", null);
            }
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The directory of Kafka's files. */
    Path kafka() {
        return root.resolve("kafka");
    }

    /** Formats new storage. An interrupted format leaves no {@code meta.properties}, so it is repeated. */
    void formatIfNew() {
        if (Files.exists(kafka().resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setDirectories(List.of(kafka().toString()))
                    .setMetadataLogDirectory(kafka().toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw unusable(root.toString(), "cannot be formatted", e);
        }
    }

    /** Writes the lock holder's description to the lock file, for people who inspect the directory. */
    void describe(String text) {
        try {
            lock.truncate(0);
            lock.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw unusable(root.toString(), "cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    private static LocalBrokerException unusable(String dir, String why,
            @org.jspecify.annotations.Nullable Exception e) {
        return new LocalBrokerException(
                Problem.DATA_DIR_UNUSABLE,
                "data directory " + dir + " " + why + "; free or fix it, or choose another directory",
                e);
    }
}
