// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.localmesh;

import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.localmesh.child.SchemaRegistryMain;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Apicurio Registry in a child process that ends with this process (see {@link SchemaRegistryMain}). It stores schemas
 * in an H2 file that is synced at each commit, so they survive a kill.
 */
final class SchemaRegistryProcess implements AutoCloseable {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final @Nullable String AOT_OUTPUT = System.getProperty("heddle.aot.record");
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(AOT_OUTPUT == null ? 5 : 60);
    private static final Set<String> KEPT_ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");

    private static final String DATABASE = "schemas";

    private final Process process;
    private final URI uri;
    private final Path log;
    private volatile boolean closing;

    private SchemaRegistryProcess(Process process, URI uri, Path log) {
        this.process = process;
        this.uri = uri;
        this.log = log;
    }

    /** Launches the process and returns immediately; call {@link #awaitReady} to wait. */
    static SchemaRegistryProcess launch(DataFolder folder, int port) {
        Path log = folder.logs().resolve("schema-registry.log");
        ProcessBuilder builder = new ProcessBuilder(command(installation()))
                .directory(folder.schemaRegistry().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(KEPT_ENVIRONMENT);
        builder.environment().putAll(environment(port));
        try {
            return new SchemaRegistryProcess(builder.start(), uri(port), log);
        } catch (IOException e) {
            throw new CliException(
                    ExitCodes.CANNOT_START, "the schema registry cannot be started: " + e.getMessage(), null, e);
        }
    }

    private static Map<String, String> environment(int port) {
        return Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                // The default, 0.0.0.0:9000, is reachable from outside and conflicts with a second mesh.
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_LOG_LEVEL", "WARN",
                "QUARKUS_LOG_CONSOLE_COLOR", "false",
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "h2",
                // Relative to the working folder: H2 ends a path at the first semicolon.
                "APICURIO_DATASOURCE_URL", "jdbc:h2:file:./" + DATABASE + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    private static List<String> command(Path installation) {
        Path own = ownClasses();
        Path wrapper = Files.isDirectory(own) ? own : own.resolveSibling("heddle-schema-registry.jar");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xms48m",
                "-Xmx160m",
                "-XX:ReservedCodeCacheSize=48m",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        command.addAll(aotFlags());
        command.addAll(List.of(
                "-cp",
                wrapper + File.pathSeparator + installation.resolve("quarkus-run.jar"),
                SchemaRegistryMain.class.getName()));
        return command;
    }

    /** The launcher creates an AOT cache after each build; every start uses it. */
    private static List<String> aotFlags() {
        if (AOT_OUTPUT != null) {
            return List.of("-XX:AOTCacheOutput=" + AOT_OUTPUT, "-Dheddle.grace.millis=60000");
        }
        String cache = System.getProperty("heddle.aot.use");
        return cache == null ? List.of() : List.of("-XX:AOTCache=" + cache);
    }

    /** The build unpacks it next to our own classes. */
    private static Path installation() {
        Path installation = ownClasses().resolveSibling("apicurio");
        if (!Files.isRegularFile(installation.resolve("quarkus-run.jar"))) {
            throw new CliException(
                    ExitCodes.CANNOT_START,
                    "the schema registry is not unpacked at " + installation,
                    "build again: mvn package -DskipTests");
        }
        return installation;
    }

    private static Path ownClasses() {
        return Path.of(URI.create(SchemaRegistryProcess.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    /** The URL of its Confluent API. */
    static URI uri(int port) {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    long pid() {
        return process.pid();
    }

    /** Registers a listener for an unexpected exit. */
    void onExit(Consumer<CliException> listener) {
        var _ = process.onExit().thenAccept(ended -> {
            if (!closing) {
                listener.accept(failure("exited with code " + ended.exitValue()));
            }
        });
    }

    /** @throws CliException if the process exits or does not respond in time */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!LocalMeshReadiness.isReachable(URI.create(uri + "/subjects"))) {
            if (process.waitFor(40, TimeUnit.MILLISECONDS)) {
                throw failure("exited with code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("did not answer within " + READY_TIMEOUT.toSeconds() + " s");
            }
        }
    }

    private CliException failure(String problem) {
        return new CliException(ExitCodes.CANNOT_START, "the schema registry " + problem, "see its log: " + log);
    }

    /** Requests a stop, waits, and kills the process after 5 s. Idempotent. */
    @Override
    public void close() {
        closing = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
