// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SettingSourcesTest {
    private static final SettingDefinition<Integer> PORT = CommonSettings.port(8082);
    private static final SettingDefinition<Duration> INTERVAL =
            SettingDefinition.of("HEDDLE_PACE", SettingType.duration(), "how fast").withDefault("5s");
    private static final SettingDefinition<String> TOKEN =
            SettingDefinition.of("HEDDLE_TOKEN", SettingType.text(), "who we are").secret();
    private static final SettingCatalog CATALOG = new SettingCatalog(
            "loom",
            List.of(CommonSettings.BOOTSTRAP_SERVERS, CommonSettings.SCHEMA_REGISTRY_URL, PORT, INTERVAL, TOKEN),
            List.of(CommonSettings.KAFKA, CommonSettings.SCHEMA_REGISTRY_CLIENT));
    private static final Map<String, String> NEEDED =
            Map.of("HEDDLE_BOOTSTRAP_SERVERS", "a:1", "HEDDLE_SCHEMA_REGISTRY_URL", "http://s:8081");

    @TempDir
    Path folder;

    @Test
    void shouldPreferProgramOverEnvironmentOverFileOverDefault() throws IOException {
        Path file = file("HEDDLE_PORT=1\nHEDDLE_PACE=1s\nHEDDLE_BOOTSTRAP_SERVERS=file:1\n");
        Map<String, String> environment =
                needed("HEDDLE_CONFIG", file.toString(), "HEDDLE_PACE", "2s", "HEDDLE_PORT", "2");

        SettingValues values = SettingSources.of(environment).withOverrides(Map.of("HEDDLE_PORT", "3")).read(CATALOG);

        assertThat(values.get(PORT)).isEqualTo(3);
        assertThat(values.get(INTERVAL)).hasSeconds(2);
        assertThat(values.get(CommonSettings.BOOTSTRAP_SERVERS)).isEqualTo("a:1");
        assertThat(SettingSources.of(NEEDED).withFile(file).read(CATALOG).get(PORT)).isEqualTo(1);
        assertThat(SettingSources.of(NEEDED).read(CATALOG).get(PORT)).isEqualTo(8082);
        assertThat(values.find(TOKEN)).isEmpty();
        assertThat(SettingSources.of(NEEDED).defaults(Map.of("HEDDLE_PORT", "7")).read(CATALOG).get(PORT)).isEqualTo(7);
        assertThat(
                SettingSources.of(NEEDED).defaults(Map.of("HEDDLE_PORT", "7")).withFile(file).read(CATALOG).get(PORT))
                .isEqualTo(1);
    }

    @Test
    void shouldTreatABlankValueAsUnset() {
        SettingValues values = SettingSources.of(needed("HEDDLE_PORT", " ", "HEDDLE_TOKEN", "")).read(CATALOG);

        assertThat(values.get(PORT)).isEqualTo(8082);
        assertThat(values.find(TOKEN)).isEmpty();
    }

    @Test
    void shouldReportAllFaultsAtOnceWithTheirFixes() {
        SettingsException e = catchThrowableOfType(SettingsException.class, () -> SettingSources.of(Map.of(
                "HEDDLE_SCHEMA_REGISTRY_URL", "schemas:8081", "HEDDLE_PORT", "many", "HEDDLE_PACE", "0s",
                "HEDDLE_TOKEN_FILE", "/not/there", "HEDDLE_KAFKA_BOOTSTRAP_SERVERS", "x:1", "HEDDLE_PROT", "1"))
                .read(CATALOG));

        assertThat(e.faults()).containsExactlyInAnyOrder(
                "HEDDLE_BOOTSTRAP_SERVERS is not set: Kafka bootstrap servers, `host:port`,"
                        + " comma-separated",
                "HEDDLE_SCHEMA_REGISTRY_URL is not an http(s) URL, such as http://host:8081"
                        + " (URL of the schema registry's Confluent API, such as `http://host:8081`)",
                "HEDDLE_PORT is not a number from 0 to 65535 (port to listen on; 0 picks a free one)",
                "HEDDLE_PACE is not a positive duration, such as PT10S or 10s (how fast)",
                "HEDDLE_TOKEN_FILE names a file that cannot be read (NoSuchFileException);"
                        + " put only the secret into a file that this user may read",
                "HEDDLE_KAFKA_BOOTSTRAP_SERVERS is not a setting: set HEDDLE_BOOTSTRAP_SERVERS instead",
                "HEDDLE_PROT is not a setting of the loom; did you mean HEDDLE_PORT? Correct or unset it");
        assertThat(e).hasMessageStartingWith("loom: 7 settings are invalid");
    }

    @Test
    void shouldOnlyWarnOfSettingsThatProbablyBelongToOthers() {
        SettingValues values = SettingSources.of(needed(
                "HEDDLE_REGISTRY_SERVICE_HOST", "10.0.0.1", "HEDDLE_MESH", "http://x", "HEDDLE_SCHEMA_REGISTRY_URI",
                "http://y"))
                .withOverrides(Map.of())
                .read(new SettingCatalog("loom", List.of(PORT, TOKEN), List.of()));

        assertThat(values.notices())
                .anyMatch(notice -> notice.startsWith("HEDDLE_REGISTRY_SERVICE_HOST is not a setting of the loom"));
        assertThat(values.notices()).noneMatch(notice -> notice.startsWith("HEDDLE_MESH "));
    }

    @Test
    void shouldReadSecretsFromFilesAndShowNone() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "hush-hush\n");
        Path jaas = Files.writeString(folder.resolve("jaas"), "Module required password=\"deep\";\n");

        SettingValues values = SettingSources.of(needed(
                "HEDDLE_TOKEN_FILE", token.toString(),
                "HEDDLE_KAFKA_SASL_JAAS_CONFIG_FILE", jaas.toString(),
                "HEDDLE_KAFKA_SSL_KEY_PASSWORD", "sesame",
                "HEDDLE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "HEDDLE_SCHEMA_REGISTRY_CLIENT_BASIC_AUTH_USER_INFO", "me:pw",
                "HEDDLE_SCHEMA_REGISTRY_URL", "https://me:pass@host:8081"))
                .read(CATALOG);

        assertThat(values.find(TOKEN)).contains("hush-hush");
        assertThat(CommonSettings.kafka(values)).isEqualTo(Map.of(
                "bootstrap.servers", "a:1",
                "sasl.jaas.config", "Module required password=\"deep\";",
                "ssl.key.password", "sesame",
                "security.protocol", "SASL_SSL"));
        assertThat(values.properties(CommonSettings.SCHEMA_REGISTRY_CLIENT)).containsEntry("basic.auth.user.info",
                "me:pw");
        assertThat(values.toString())
                .contains("HEDDLE_KAFKA_SECURITY_PROTOCOL=SASL_SSL")
                .doesNotContain("hush", "deep", "sesame", "me:pw", "me:pass");
    }

    @Test
    void shouldKeepKafkasOwnPropertiesThatNameAFile() {
        SettingValues values = SettingSources.of(needed(
                "HEDDLE_KAFKA_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE", "/key.pem"))
                .read(CATALOG);

        assertThat(values.properties(CommonSettings.KAFKA)).containsEntry("sasl.oauthbearer.assertion.private.key.file",
                "/key.pem");
    }

    @Test
    void shouldRefuseASecretThatIsSetTwice() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "a");

        assertThatThrownBy(() -> SettingSources.of(needed("HEDDLE_TOKEN", "b", "HEDDLE_TOKEN_FILE", token.toString()))
                .read(CATALOG))
                .hasMessageContaining("HEDDLE_TOKEN and HEDDLE_TOKEN_FILE are both set");
        // In two sources this is not a conflict: the one with higher precedence applies.
        Path file = file("HEDDLE_TOKEN_FILE=" + token + "\n");
        assertThat(SettingSources.of(needed("HEDDLE_TOKEN", "b")).withFile(file).read(CATALOG).find(TOKEN))
                .contains("b");
    }

    @Test
    void shouldReportWhatIsWrongWithTheFile() throws IOException {
        Path foreign = file("port=1\n");

        assertThatThrownBy(() -> SettingSources.of(NEEDED).withFile(foreign).read(CATALOG))
                .hasMessageContaining(
                        "has the key 'port'; its keys must be names of environment variables that begin with HEDDLE_");
        assertThatThrownBy(() -> SettingSources.of(needed("HEDDLE_CONFIG", "/not/there")).read(CATALOG))
                .hasMessageContaining("the settings file /not/there cannot be read (NoSuchFileException)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kafka-1:9092 | kafka-1:9092
            kafka-1:9092, kafka-2:9092 ,kafka-1:9092 | kafka-1:9092,kafka-2:9092
            [::1]:9092 | [::1]:9092
            """)
    void shouldAcceptSeveralBootstrapServers(String text, String expected) {
        assertThat(SettingType.servers().parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            kafka
            kafka:0
            kafka:65536
            kafka:9092;other:9092
            http://kafka:9092
            ,
            """)
    void shouldRefuseMalformedBootstrapServers(String text) {
        assertThatThrownBy(() -> SettingType.servers().parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"PT10S,10000", "10s,10000", "250ms,250", "5m,300000", "2h,7200000", "1 d,86400000", "pt1m,60000"})
    void shouldAcceptIsoAndShortDurations(String text, long millis) {
        assertThat(SettingType.duration().parse(text)).hasMillis(millis);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("heddle.properties"), text);
    }

    private static Map<String, String> needed(String... more) {
        Map<String, String> all = new HashMap<>(NEEDED);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
