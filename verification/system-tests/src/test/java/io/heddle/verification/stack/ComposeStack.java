// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import org.awaitility.Awaitility;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The topology of {@code docker/compose.yaml} as plain processes. Each Heddle service runs with the main class, class
 * path and variables from the image and the compose file; only addresses, paths and heap sizes are adapted to the local
 * machine. The brokers run Kafka's server with the properties that the {@code apache/kafka} image derives from their
 * variables. Apicurio Registry replaces Confluent Schema Registry, which is not on Maven Central, as in the local mesh.
 */
final class ComposeStack implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(4);
    private static final String SCHEMA_REGISTRY = "schema-registry";
    private static final Set<String> NOT_PROPERTIES = Set.of("KAFKA_HEAP_OPTS");
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final ShippedFiles files;
    private final ComposeFile compose;
    private final ParsedDockerfile images;
    private final Path folder;
    private final StackAddresses addresses;
    private final Map<String, StackProcess> running = new LinkedHashMap<>();

    private ComposeStack(ShippedFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
        this.compose = ComposeFile.parse(files.text("docker/compose.yaml"));
        this.images = ParsedDockerfile.parse(files.text("docker/Dockerfile"));
        Map<String, Set<Integer>> ports = new TreeMap<>();
        compose.services().values().forEach(service -> ports.put(service.name(), portsOf(service)));
        this.addresses = new StackAddresses(compose, ports, folder);
    }

    /** Starts all mesh components and waits until they are ready; leaves out Prometheus and Grafana. */
    static ComposeStack up(Path folder) {
        ComposeStack stack = new ComposeStack(ShippedFiles.ofRepository(), folder);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private void startAll() {
        List<String> brokers = named("kafka-");
        brokers.forEach(this::startBroker);
        startSchemaRegistry();
        StackProcess keyset = startService(compose.service("keyset"), List.of());
        if (keyset.exitCode(READY) != 0) {
            throw new AssertionError(keyset.output());
        }
        List<String> components = components();
        components.forEach(this::start);
        components.forEach(this::awaitReady);
    }

    /** The long-running services. */
    List<String> components() {
        return compose.services().values().stream()
                .filter(ComposeFile.Service::isBuiltHere)
                .filter(service -> !images.stage(service.target().orElseThrow()).healthcheck().isEmpty())
                .map(ComposeFile.Service::name)
                .toList();
    }

    List<String> named(String prefix) {
        return compose.services().keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Starts a component, or restarts it after it was killed. */
    void start(String name) {
        running.put(name, startService(compose.service(name), compose.service(name).command()));
    }

    /** Runs the CLI image and waits for it. */
    StackProcess cli(String registry, String... arguments) {
        return startService(compose.service("cli"), List.of(arguments),
                Map.of("HEDDLE_MESH", uri(registry).toString()));
    }

    StackProcess process(String name) {
        StackProcess process = running.get(name);
        if (process == null) {
            throw new AssertionError(name + " does not run");
        }
        return process;
    }

    /** The HTTP address of a component. */
    URI uri(String name) {
        ParsedDockerfile.Stage stage = images.stage(compose.service(name).target().orElseThrow());
        return URI.create("http://127.0.0.1:" + addresses.port(name, stage.exposed().get(0)));
    }

    String bootstrapServers() {
        ComposeFile.Service gate = compose.service("gate-1");
        return addresses.local(gate, "HEDDLE_BOOTSTRAP_SERVERS",
                gate.environment().getOrDefault("HEDDLE_BOOTSTRAP_SERVERS", ""));
    }

    String schemaRegistry() {
        return "http://127.0.0.1:" + addresses.port(SCHEMA_REGISTRY, 8081) + "/apis/ccompat/v7";
    }

    /** The status code, or 0 if there is no response. */
    int status(String name, String path) {
        try {
            return get(name, path).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    HttpResponse<String> get(String name, String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(uri(name).resolve(path)).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the image's health check succeeds. */
    void awaitReady(String name) {
        List<String> check = images.stage(compose.service(name).target().orElseThrow()).healthcheck();
        String path = URI.create(check.get(check.size() - 1)).getPath();
        Awaitility.await(name + " is ready").atMost(READY).pollInterval(Duration.ofMillis(300)).until(() -> {
            if (!process(name).process().isAlive()) {
                throw new AssertionError(name + " ended\n" + process(name).output());
            }
            return status(name, path) == 200;
        });
    }

    private StackProcess startService(ComposeFile.Service service, List<String> arguments) {
        return startService(service, arguments.isEmpty() ? service.command() : arguments, Map.of());
    }

    private StackProcess startService(ComposeFile.Service service, List<String> arguments,
            Map<String, String> overrides) {
        ParsedDockerfile.Stage stage = images.stage(service.target().orElseThrow());
        Map<String, String> environment = new HashMap<>(stage.environment());
        environment.putAll(service.environment());
        environment.replaceAll((name, value) -> schemaRegistryStandIn(addresses.local(service, name, value)));
        environment.putAll(overrides);
        List<String> command = new ArrayList<>();
        for (String token : stage.entrypoint()) {
            if (token.equals("java")) {
                command.addAll(List.of(java(), "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            } else if (token.equals(stage.classPath())) {
                command.add(localClassPath(stage));
            } else if (!token.startsWith("-XX:MaxRAMPercentage")) {
                command.add(token);
            }
        }
        arguments.forEach(argument -> command.add(addresses.paths(service, argument)));
        return StackProcess.start(service.name(), command, environment, folder);
    }

    /** The folders and jars that the image copies, at their locations in the build. */
    private String localClassPath(ParsedDockerfile.Stage stage) {
        String inImage = stage.classPath().replace("*", "");
        return stage.copies().entrySet().stream()
                .filter(copy -> copy.getValue().equals(inImage))
                .map(copy -> files.root().resolve(copy.getKey()) + (copy.getKey().endsWith("/") ? "/*" : ""))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String schemaRegistryStandIn(String value) {
        String confluent = "http://127.0.0.1:" + addresses.port(SCHEMA_REGISTRY, 8081);
        return value.equals(confluent) ? schemaRegistry() : value;
    }

    private void startBroker(String name) {
        ComposeFile.Service service = compose.service(name);
        StringBuilder properties = new StringBuilder();
        service.environment().forEach((variable, value) -> {
            if (variable.startsWith("KAFKA_") && !NOT_PROPERTIES.contains(variable)) {
                String key = variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
                properties.append(key).append('=').append(addresses.local(service, key, value)).append('\n');
            }
        });
        // Smaller than on a dedicated server, so that three brokers fit on the test machine.
        properties.append("""
                log.cleaner.dedupe.buffer.size=4194304
                log.index.size.max.bytes=1048576
                num.network.threads=2
                num.io.threads=3
                background.threads=2
                """);
        try {
            Path file = Files.writeString(folder.resolve(name + ".properties"), properties);
            String lib = files.root().resolve("mesh-cli/target/lib") + "/*";
            StackProcess format = StackProcess.start(name + "-format",
                    List.of(java(), "-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", lib,
                            "kafka.tools.StorageTool", "format", "-t",
                            service.environment().getOrDefault("CLUSTER_ID", ""), "-c", file.toString()),
                    Map.of(), folder);
            if (format.exitCode(READY) != 0) {
                throw new AssertionError(format.output());
            }
            running.put(name,
                    StackProcess.start(name, List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                            "-cp", lib, "kafka.Kafka", file.toString()), Map.of(), folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startSchemaRegistry() {
        Path target = files.root().resolve("mesh-cli/target");
        int port = addresses.port(SCHEMA_REGISTRY, 8081);
        running.put(SCHEMA_REGISTRY, StackProcess.start(SCHEMA_REGISTRY, List.of(
                java(), "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-jar", target.resolve("apicurio/quarkus-run.jar").toString()),
                Map.of("QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT", "0",
                        "QUARKUS_LOG_LEVEL", "WARN",
                        "APICURIO_STORAGE_KIND", "sql",
                        "APICURIO_STORAGE_SQL_KIND", "h2",
                        "APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + folder.resolve("schemas")),
                folder));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The ports on which a service listens in its container, from its image or its variables. */
    private Set<Integer> portsOf(ComposeFile.Service service) {
        if (service.isBuiltHere()) {
            return Set.copyOf(images.stage(service.target().orElseThrow()).exposed());
        }
        return service.environment().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("LISTENERS") && !entry.getKey().contains("ADVERTISED"))
                .flatMap(entry -> List.of(entry.getValue().split(",")).stream())
                .map(listener -> Integer.valueOf(listener.substring(listener.lastIndexOf(':') + 1)))
                .collect(Collectors.toSet());
    }

    /** Kills all processes. */
    @Override
    public void close() {
        running.values().forEach(StackProcess::close);
    }
}
