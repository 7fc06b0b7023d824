// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import org.apache.kafka.server.config.AbstractKafkaConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that {@code docker/compose.yaml} is consistent with the images, the code and the build. */
final class ComposeCheck {
    private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9-]*):(\\d{2,5})");
    private static final Set<String> OF_THE_KAFKA_IMAGE = Set.of("KAFKA_HEAP_OPTS", "CLUSTER_ID");

    private final ShippedFiles files;
    private final ComposeFile compose;
    private final ParsedDockerfile images;
    private final List<String> faults = new ArrayList<>();

    ComposeCheck(ShippedFiles files) {
        this.files = files;
        this.compose = ComposeFile.parse(files.text("docker/compose.yaml"));
        this.images = ParsedDockerfile.parse(files.text("docker/Dockerfile"));
    }

    List<String> faults() {
        Set<String> names = Set.of("kafka-1", "kafka-2", "kafka-3", "schema-registry", "keyset", "registry-1",
                "registry-2", "gate-1",
                "gate-2", "monitor", "prometheus", "grafana", "cli", "demo");
        check(compose.services().keySet().equals(names), "services are " + compose.services().keySet());
        compose.services().values().forEach(this::service);
        Set<String> published = new java.util.HashSet<>();
        compose.services().values().forEach(service -> service.ports()
                .forEach(port -> check(published.add(port.split(":")[1]), port + " is published twice")));
        return faults;
    }

    private void service(ComposeFile.Service service) {
        image(service);
        service.ports().forEach(port -> published(service, port));
        service.dependsOn().forEach(dependency -> check(compose.services().containsKey(dependency),
                service.name() + " waits for " + dependency));
        service.mounts().forEach(mount -> mounted(service, mount));
        service.environment().values().forEach(value -> addresses(service, value));
        if (service.isBuiltHere()) {
            ours(service);
        }
        if (service.name().startsWith("kafka-")) {
            broker(service);
        }
    }

    private void image(ComposeFile.Service service) {
        String expected = switch (service.name()) {
            case "kafka-1", "kafka-2", "kafka-3" -> "apache/kafka:" + files.version("kafka.version");
            case "schema-registry" -> "confluentinc/cp-schema-registry:" + files.version("confluent.version");
            default -> service.image();
        };
        if (service.isBuiltHere()) {
            expected = "heddle/" + service.target().orElseThrow() + ":" + projectVersion();
            Map<String, ?> build = ComposeFile.map(service.raw().get("build"));
            check("..".equals(build.get("context")) && "docker/Dockerfile".equals(build.get("dockerfile")),
                    service.name() + " is built from " + build);
            check(images.stages().containsKey(service.target().orElseThrow()),
                    service.name() + " is built as " + service.target());
        }
        check(service.image().equals(expected),
                service.name() + " runs " + service.image() + " instead of " + expected);
        check(service.image().matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"),
                service.name() + " runs " + service.image() + ", which is not pinned");
    }

    private String projectVersion() {
        Matcher matcher = Pattern.compile("<artifactId>heddle-parent</artifactId>\\s*<version>([^<]+)<")
                .matcher(files.text("pom.xml"));
        return matcher.find() ? matcher.group(1) : "?";
    }

    private void published(ComposeFile.Service service, String port) {
        String[] parts = port.split(":");
        check(parts.length == 3 && parts[0].equals("127.0.0.1"),
                service.name() + " publishes " + port + " beyond loopback");
        check(listens(service, Integer.parseInt(parts[parts.length - 1])),
                service.name() + " publishes " + port + ", where it does not listen");
    }

    private boolean listens(ComposeFile.Service service, int port) {
        return switch (service.name()) {
            case "prometheus" -> port == 9090;
            case "grafana" -> port == 3000;
            default -> service.isBuiltHere()
                    ? images.stage(service.target().orElseThrow()).exposed().contains(port)
                    : service.environment().entrySet().stream()
                            .filter(entry -> entry.getKey().endsWith("_LISTENERS")
                                    && !entry.getKey().contains("ADVERTISED"))
                            .anyMatch(entry -> List.of(entry.getValue().split(",")).stream()
                                    .anyMatch(listener -> listener.endsWith(":" + port)));
        };
    }

    private void mounted(ComposeFile.Service service, String mount) {
        String from = mount.split(":")[0];
        check(from.startsWith("./") ? files.exists("docker/" + from.substring(2)) : compose.volumes().containsKey(from),
                service.name() + " mounts " + from + ", which is not there");
    }

    /** Checks that every host:port in a variable refers to a service that listens on that port. */
    private void addresses(ComposeFile.Service service, String value) {
        Matcher matcher = ADDRESS.matcher(value);
        while (matcher.find()) {
            ComposeFile.Service dependency = compose.services().get(matcher.group(1));
            check(dependency != null, service.name() + " looks for " + matcher.group());
            if (dependency != null) {
                check(listens(dependency, Integer.parseInt(matcher.group(2))),
                        service.name() + " looks for " + matcher.group() + ", where no service listens");
            }
        }
    }

    private void ours(ComposeFile.Service service) {
        String target = service.target().orElseThrow();
        DockerfileCheck.settingFaults(target, service.environment())
                .forEach(fault -> faults.add("compose.yaml: " + service.name() + ": " + fault));
        String port = service.environment().get("HEDDLE_PORT");
        check(port == null || images.stage(target).exposed().contains(Integer.valueOf(port)),
                service.name() + " serves at " + port);
        if (target.equals("cli")) {
            service.environment().keySet().stream().filter(name -> !name.equals("HEDDLE_MESH"))
                    .forEach(name -> faults.add("compose.yaml: the command does not know " + name));
        }
        for (String variable : List.of("HEDDLE_KEYSET_FILE", "HEDDLE_STATE_DIR")) {
            String path = service.environment().getOrDefault(variable, "");
            check(path.isEmpty() || service.mounts().stream().anyMatch(mount -> path.startsWith(mount.split(":")[1])),
                    service.name() + " keeps " + path + " in no volume");
        }
        if (target.equals("gate")) {
            check(compose.service("keyset").command()
                    .contains(service.environment().getOrDefault("HEDDLE_KEYSET_FILE", "")),
                    service.name() + " has other keys than are made");
        }
        boolean runsOnce = !service.raw().containsKey("restart") || service.raw().get("restart").equals("no");
        check(runsOnce || !images.stage(target).healthcheck().isEmpty(),
                service.name() + " runs for good without a health check");
    }

    /** The image maps each variable to a broker property. */
    private void broker(ComposeFile.Service service) {
        service.environment().keySet().stream().filter(name -> !OF_THE_KAFKA_IMAGE.contains(name)).forEach(name -> {
            String property = name.replaceFirst("^KAFKA_", "").toLowerCase(Locale.ROOT).replace('_', '.');
            check(AbstractKafkaConfig.CONFIG_DEF.names().contains(property),
                    service.name() + " sets " + name + ", which Kafka does not know");
        });
        check(service.environment().getOrDefault("KAFKA_NODE_ID", "").equals(service.name().replace("kafka-", "")),
                service.name() + " has the id of another");
        check(service.environment().getOrDefault("KAFKA_ADVERTISED_LISTENERS", "").contains(service.name() + ":"),
                service.name() + " advertises another");
        check(service.ports().stream()
                .allMatch(port -> service.environment().getOrDefault("KAFKA_ADVERTISED_LISTENERS", "")
                        .endsWith("127.0.0.1:" + port.split(":")[1])),
                service.name() + " advertises a port that is not published");
        String[] replicas = {"KAFKA_DEFAULT_REPLICATION_FACTOR", "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
            "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR"};
        for (String variable : replicas) {
            check("3".equals(service.environment().get(variable)), service.name() + " does not replicate: " + variable);
        }
        check("2".equals(service.environment().get("KAFKA_MIN_INSYNC_REPLICAS"))
                && "2".equals(service.environment().get("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR")),
                service.name() + " acknowledges too early");
    }

    private void check(boolean valid, String problem) {
        if (!valid) {
            faults.add("compose.yaml: " + problem);
        }
    }
}
