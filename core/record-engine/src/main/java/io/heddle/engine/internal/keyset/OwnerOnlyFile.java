// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.keyset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner can read. */
public final class OwnerOnlyFile {
    private static final Object IN_PROCESS = new Object();
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private OwnerOnlyFile() {}

    /** A change made while the file is locked. */
    public interface Change<T> {
        T make() throws IOException;
    }

    /**
     * Creates the file atomically with this content, unless it exists; an existing file stays unchanged.
     *
     * @throws IOException if the directory cannot be created or written
     */
    public static void createOnce(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(folder(absolute), attributes(absolute, "rwx------"));
        Path draft = draft(absolute, content);
        try {
            publish(draft, absolute);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Replaces the file's content atomically: concurrent readers see either the old or the new content.
     *
     * @throws IOException if the directory cannot be written; the file is unchanged
     */
    public static void replace(Path file, byte[] content) throws IOException {
        // Follow a symbolic link instead of replacing it: the keyset may be mounted from elsewhere.
        Path real = file.toRealPath();
        Path draft = draft(real, content);
        try {
            Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Runs a change exclusively across all processes; the lock is a separate file beside it, which is never deleted.
     */
    public static <T> T exclusively(Path file, Change<T> change) throws IOException {
        Path absolute = file.toRealPath();
        Path lock = folder(absolute).resolve("." + absolute.getFileName() + ".lock");
        Set<StandardOpenOption> open = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        synchronized (IN_PROCESS) {
            try (FileChannel channel = FileChannel.open(lock, open, attributes(absolute, "rw-------"));
                    FileLock held = channel.lock()) {
                if (!held.isValid()) {
                    throw new IOException("no lock");
                }
                return change.make();
            }
        }
    }

    /** Whether others than the owner can read the file; false if the file system cannot say. */
    public static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static Path folder(Path absolute) throws IOException {
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException("no folder");
        }
        return folder;
    }

    private static Path draft(Path absolute, byte[] content) throws IOException {
        Path draft = Files.createTempFile(folder(absolute), ".keyset", ".tmp", attributes(absolute, "rw-------"));
        try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        return draft;
    }

    /** Creating a hard link is atomic and never replaces a file. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its keys are used.
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] attributes(Path file, String mode) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
