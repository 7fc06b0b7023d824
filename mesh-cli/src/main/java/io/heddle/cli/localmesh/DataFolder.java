// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The data folder of a local mesh, locked by this process until closed. The operating system releases the lock when the
 * process ends, so a crash requires no cleanup.
 */
final class DataFolder implements AutoCloseable {
    static final long NEEDED_BYTES = 100L * 1024 * 1024;
    private static final String OTHER_FOLDER = "choose another folder with --data DIR";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws CliException if the folder is unusable or in use by another mesh */
    static DataFolder open(Path path) {
        return open(path, NEEDED_BYTES);
    }

    static DataFolder open(Path path, long neededBytes) {
        if (path.toAbsolutePath().toString().indexOf(',') >= 0) {
            throw unusable(path, "has a comma in its path, which Kafka reads as two folders",
                    OTHER_FOLDER + " without a comma", null);
        }
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw unusable(path, "is not a folder", "move that file away, or " + OTHER_FOLDER, e);
        } catch (IOException e) {
            throw unusable(path, "cannot be created: " + reason(e), OTHER_FOLDER + " that you can write to", e);
        }
        DataFolder folder = new DataFolder(path, lock(path));
        try {
            folder.check(neededBytes);
        } catch (CliException e) {
            folder.close();
            throw e;
        }
        return folder;
    }

    private void check(long neededBytes) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < neededBytes) {
                throw unusable(
                        path,
                        "has only " + megabytes(free) + " left on its disk; the mesh needs " + megabytes(neededBytes),
                        "free some space, or " + OTHER_FOLDER,
                        null);
            }
            for (Path directory : new Path[] {broker(), schemaRegistry(), streams(), keys(), logs()}) {
                Files.createDirectories(directory);
                Path probe = Files.createTempFile(directory, "probe", null);
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw unusable(
                    path, "cannot be written: " + reason(e), "make it writable for yourself, or " + OTHER_FOLDER,
                    e);
        }
    }

    private static FileChannel lock(Path path) {
        Path file = path.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw alreadyRunning(path);
            }
            return channel;
        } catch (IOException e) {
            throw unusable(
                    path, "cannot be written: " + reason(e), "make it writable for yourself, or " + OTHER_FOLDER,
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static CliException alreadyRunning(Path path) {
        String owner = LocalMeshFile.read(path)
                .map(mesh -> ", as process " + mesh.pid() + ", at " + mesh.registry())
                .orElse("");
        String stop = LocalMeshFile.read(path)
                .map(mesh -> "use that one, stop it (kill " + mesh.pid() + "), or ")
                .orElse("stop that one, or ");
        return new CliException(
                ExitCodes.CANNOT_START, "a mesh is already running on " + path + owner, stop + OTHER_FOLDER);
    }

    private static CliException unusable(Path path, String problem, String fix, @Nullable Throwable cause) {
        return new CliException(ExitCodes.CANNOT_START, "the data folder " + path + " " + problem, fix, cause);
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
        return switch (kind) {
            case "AccessDenied" -> "permission denied";
            case "FileSystem", "IO" -> String.valueOf(e.getMessage()).replaceFirst("^/.*: ", "");
            default -> kind;
        };
    }

    static String megabytes(long bytes) {
        return bytes / (1024 * 1024) + " MB";
    }

    Path path() {
        return path;
    }

    Path broker() {
        return path.resolve("broker");
    }

    Path schemaRegistry() {
        return path.resolve("schema-registry");
    }

    Path streams() {
        return path.resolve("streams");
    }

    Path keys() {
        return path.resolve("keys");
    }

    Path keyset() {
        return keys().resolve("masking.json");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path log() {
        return logs().resolve("heddle.log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
