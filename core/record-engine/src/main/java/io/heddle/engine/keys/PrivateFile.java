// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files for their owner's eyes only. */
final class PrivateFile {
    private PrivateFile() {}

    /**
     * Makes the file with this content, all at once, unless a file is there already; then that one stays as it is.
     *
     * @throws IOException if the folder cannot be made or written
     */
    static void createOnce(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException("no folder");
        }
        boolean posix = absolute.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, attributes(posix, "rwx------"));
        Path draft = Files.createTempFile(folder, ".keyset", ".tmp", attributes(posix, "rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            publish(draft, absolute);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A hard link appears whole or not at all, and never replaces. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was first; its keys count.
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix, String mode) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
