// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification.stack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks {@code docker/} against the code and the build, and verifies that the checks detect changes. */
class DockerFilesTest {
    private static final ShippedFiles FILES = ShippedFiles.ofRepository();

    @Test
    void shouldAgreeWithTheCodeAndTheBuild() {
        assertThat(faults(FILES)).isEmpty();
    }

    @Test
    void shouldCheckEveryFile() {
        assertThat(FILES.filesIn("docker").stream().filter(file -> !file.startsWith("docker/secrets/")))
                .containsExactlyInAnyOrder(
                        "docker/Dockerfile",
                        "docker/README.md",
                        "docker/compose.yaml",
                        "docker/grafana/dashboards/heddle-mesh.json",
                        "docker/grafana/provisioning/dashboards/heddle.yaml",
                        "docker/grafana/provisioning/datasources/prometheus.yaml",
                        "docker/prometheus/prometheus.yml");
        assertThat(FILES.text(".gitignore")).as("secrets stay out of the repository").contains("/docker/secrets/");
    }

    @Test
    void shouldDocumentEverySettingOfRegistryAndMonitor() {
        String page = FILES.text("docs/reference/settings.md");

        assertThat(page).contains(table("registry"));
        assertThat(page).contains(table("monitor"));
    }

    @Test
    void shouldDocumentEverySettingOfTheGateAndWhenToChangeIt() {
        String page = FILES.text("docs/reference/settings.md");

        assertThat(page).contains(table("gate"));
        assertThat(Objects.requireNonNull(DockerfileCheck.CATALOGS.get("gate")).settings())
                .allSatisfy(setting -> assertThat(page).contains("\n- `" + setting.name() + "`: "));
        assertThat(FILES.text("governance-streams/README.md")).contains("(../docs/reference/settings.md)");
        assertThat(FILES.text("README.md")).contains("(docs/reference/settings.md)");
    }

    @Test
    void shouldNameInTheReadmeEveryPublishedPort() {
        String readme = FILES.text("docker/README.md");
        ComposeFile.parse(FILES.text("docker/compose.yaml")).services().values().forEach(
                service -> service.ports().forEach(port -> assertThat(readme).contains(":" + port.split(":")[1])));
    }

    @Test
    void shouldSkipTheSameChecksAsTheLauncher() {
        Pattern skipped = Pattern.compile("-D[\\w.]+\\.skip=true");

        assertThat(skipped.matcher(FILES.text("heddle")).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(skipped.matcher(FILES.text("docker/Dockerfile")).results()
                        .map(MatchResult::group).toList())
                .contains("-Dformatter.skip=true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker/Dockerfile | io.heddle.registry.RegistryApplication | io.heddle.registry.Registry
            docker/Dockerfile | governance.application.GateApplication | governance.gate.GateApplication
            docker/Dockerfile | registry-service/target/image/lib/ | registry-service/target/lib/
            docker/Dockerfile | heddle-governance.jar | governance-streams.jar
            docker/Dockerfile | mesh-cli/target/heddle.jar | mesh-cli/target/heddle-cli.jar
            docker/Dockerfile | EXPOSE 8082 | EXPOSE 8081
            docker/Dockerfile | 8083/health/readiness | 8082/health/readiness
            docker/Dockerfile | 8080/health/readiness | 8080/health/ready
            docker/Dockerfile | 8082/health/readiness | 8082/readiness
            docker/Dockerfile | USER 10001:10001 | USER root
            docker/Dockerfile | eclipse-temurin:25.0.1_8-jre-alpine | eclipse-temurin:25-jre
            docker/Dockerfile | maven:3.9.11-eclipse-temurin-25 | maven:3.9.11-eclipse-temurin-21
            docker/Dockerfile | ENV HEDDLE_HOST=0.0.0.0 | ENV HEDDLE_HOTS=0.0.0.0
            docker/Dockerfile | -XX:MaxRAMPercentage=60 | -XX:MaxRamPercentage=60
            docker/compose.yaml | apache/kafka:4.4.0 | apache/kafka:4.3.1
            docker/compose.yaml | cp-schema-registry:7.9.5 | cp-schema-registry:7.9.4
            docker/compose.yaml | prom/prometheus:v3.5.0 | prom/prometheus:latest
            docker/compose.yaml | heddle/gate:0.1.0-SNAPSHOT | heddle/gate:0.2.0
            docker/compose.yaml | target: monitor | target: gate
            docker/compose.yaml | "127.0.0.1:8080:8080" | "8080:8080"
            docker/compose.yaml | "127.0.0.1:8090:8080" | "127.0.0.1:8090:8081"
            docker/compose.yaml | HEDDLE_PORT: "8082" | HEDDLE_PORT: "8080"
            docker/compose.yaml | HEDDLE_KEYSET_FILE: | HEDDLE_KEYSET_FIEL:
            docker/compose.yaml | HEDDLE_KEYSET_FILE: /var/lib/heddle/keys/ | HEDDLE_KEYSET_FILE: /keys/
            docker/compose.yaml | HEDDLE_STATE_DIR: /var/lib/heddle/state | HEDDLE_STATE_DIR: /state
            docker/compose.yaml | HEDDLE_TOPIC_REPLICAS: "3" | HEDDLE_TOPIC_REPLICAS: three
            docker/compose.yaml | HEDDLE_STOP_TIMEOUT: 40s | HEDDLE_STOP_TIMEOUT: forty
            docker/compose.yaml | HEDDLE_MESH_NAME: | HEDDLE_MESH_TITLE:
            docker/compose.yaml | http://schema-registry:8081 | http://schemas:8081
            docker/compose.yaml | HEDDLE_BOOTSTRAP_SERVERS: kafka-1:9092 | HEDDLE_BOOTSTRAP_SERVERS: kafka-1:9095
            docker/compose.yaml | HEDDLE_MESH: http://registry-1:8080 | HEDDLE_MESH: http://registry-1:8082
            docker/compose.yaml | KAFKA_MIN_INSYNC_REPLICAS: "2" | KAFKA_MIN_INSYNC_REPLICAS: "1"
            docker/compose.yaml | KAFKA_LOG_DIRS | KAFKA_LOGS_DIR
            docker/compose.yaml | KAFKA_NODE_ID: "2" | KAFKA_NODE_ID: "1"
            docker/compose.yaml | HOST://127.0.0.1:29092 | HOST://127.0.0.1:19092
            docker/compose.yaml | 3@kafka-3:9093 | 3@kafka-4:9093
            docker/compose.yaml | ./grafana/dashboards: | ./grafana/boards:
            docker/compose.yaml | ./prometheus/prometheus.yml: | ./prometheus.yml:
            docker/prometheus/prometheus.yml | gate-2:8082 | gate-2:8080
            docker/prometheus/prometheus.yml | , registry-2:8080 | ''
            docker/prometheus/prometheus.yml | metrics_path: /metrics | metrics_path: /prometheus
            docker/grafana/provisioning/datasources/prometheus.yaml | prometheus:9090 | prometheus:9091
            docker/grafana/provisioning/datasources/prometheus.yaml | heddle-prometheus | prometheus
            docker/grafana/provisioning/dashboards/heddle.yaml | /var/lib/grafana/dashboards | /etc/grafana/dashboards
            docker/grafana/dashboards/heddle-mesh.json | heddle_gate_records_accepted_total | heddle_gate_accepted_total
            docker/grafana/dashboards/heddle-mesh.json | sum by (product, reason) | sum by (product, why)
            docker/grafana/dashboards/heddle-mesh.json | http_server_requests_seconds_count | http_requests_total
            docker/grafana/dashboards/heddle-mesh.json | heddle_sla_state{state= | heddle_sla_state{status=
            pom.xml | <kafka.version>4.4.0 | <kafka.version>4.4.1
            pom.xml | <confluent.version>7.9.5 | <confluent.version>7.9.6
            pom.xml | <maven.compiler.release>25 | <maven.compiler.release>26
            registry-service/pom.xml | <finalName>heddle-registry | <finalName>registry
            governance-streams/pom.xml | /image/lib | /images/lib
            """)
    void shouldFailWhenOneIsChanged(String file, String original, String replacement) {
        assertThat(faults(FILES.with(file, original, replacement))).as(file + ": " + original + " -> " + replacement)
                .isNotEmpty();
    }

    private static String table(String component) {
        return String.join("\n", Objects.requireNonNull(DockerfileCheck.CATALOGS.get(component)).table());
    }

    private static List<String> faults(ShippedFiles files) {
        List<String> faults = new ArrayList<>(new DockerfileCheck(files).faults());
        faults.addAll(new ComposeCheck(files).faults());
        faults.addAll(new ObservabilityCheck(files).faults());
        return faults;
    }
}
