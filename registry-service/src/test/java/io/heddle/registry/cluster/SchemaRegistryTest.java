// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.cluster;

import io.heddle.contract.SchemaId;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the answers of a schema registry mean: a verdict, an absence, a refusal or an outage. */
class SchemaRegistryTest {
    private static final String SCHEMA = """
            {"type":"record","name":"Note","namespace":"desk","fields":[{"name":"id","type":"long"}]}""";
    private static final String SUBJECT = "desk.notes.v1-value";

    private ScriptedSchemaRegistry server;
    private SchemaRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedSchemaRegistry.start();
        registry = client();
    }

    private SchemaRegistry client() {
        return new SchemaRegistry(new RegistryConfig("test", "127.0.0.1", 0,
                Map.of("bootstrap.servers", "127.0.0.1:1"), server.uri(), Map.of(), Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
        server.close();
    }

    private ProblemDetails problem(Runnable operation) {
        ProblemException e = catchThrowableOfType(ProblemException.class, operation::run);
        assertThat(e).isNotNull();
        return e.problem();
    }

    @Test
    void shouldRegisterOnceWhenEightReplicasDoSoAtTheSameTime() throws Exception {
        server.conflictOnConcurrentRegistrations();
        List<Future<SchemaId>> ids;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<SchemaId>> requests = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                SchemaRegistry replica = client();
                requests.add(() -> replica.register(SUBJECT, SCHEMA));
            }
            ids = threads.invokeAll(requests);
        }
        for (Future<SchemaId> id : ids) {
            assertThat(id.get()).isEqualTo(new SchemaId(1));
        }
        assertThat(server.conflicts()).isPositive();
    }

    @Test
    void shouldTakeTheSchemaThatIsThereAlreadyAfterAConflict() {
        server.put(SUBJECT, SCHEMA.replace(":", " : "));
        server.answer("POST /subjects/" + SUBJECT + "/versions", 409, 409, "An artifact of this name exists");

        assertThat(registry.register(SUBJECT, SCHEMA)).isEqualTo(new SchemaId(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Schema being registered is incompatible with an earlier schema|true|contract.schema.incompatible",
        "Rule violation|false|contract.schema.incompatible",
        "Concurrent modification|true|schema-registry.unavailable"})
    void shouldTakeAConflictForAVerdictOnlyWhenTheRegistrySaysSo(String message, boolean compatible, String code) {
        server.put(SUBJECT, SCHEMA.replace("long", "string"));
        server.compatible(compatible);
        server.answer("POST /subjects/" + SUBJECT + "/versions", 409, 409, message);

        ProblemDetails problem = problem(() -> registry.register(SUBJECT, SCHEMA));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.detail()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 408, 409, 418, 429, 500, 502, 503, 504})
    void shouldTakeAnUnknownAnswerForAnOutageAndNameIt(int status) {
        server.answer("GET /subjects/" + SUBJECT + "/versions", status, status * 100 + 1, "no idea");

        ProblemDetails problem = problem(() -> registry.subject(SUBJECT));

        assertThat(problem.code()).isEqualTo("schema-registry.unavailable");
        assertThat(problem.detail()).contains("it answered " + status, "no idea");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 422})
    void shouldPassOnARefusal(int status) {
        server.answer("GET /subjects/" + SUBJECT + "/versions", status, status * 100 + 1, "not you");

        assertThat(problem(() -> registry.subject(SUBJECT)).code()).isEqualTo("schema-registry.refused");
    }

    @Test
    void shouldAskAgainAfterAnUnknownAnswer() {
        server.put(SUBJECT, SCHEMA);
        server.answerTimes("GET /subjects/" + SUBJECT + "/versions", 2, 502, 0, "bad gateway");

        assertThat(registry.subject(SUBJECT)).hasValueSatisfying(
                subject -> assertThat(subject.versions()).containsOnlyKeys(new SchemaId(1)));
    }

    @Test
    void shouldNotTakeTheNotFoundOfAProxyForAnAbsentSubject() {
        server.answer("GET /subjects/" + SUBJECT + "/versions", 404, 404, "no route");
        assertThat(problem(() -> registry.subject(SUBJECT)).code()).isEqualTo("schema-registry.unavailable");

        server.answer("GET /subjects/" + SUBJECT + "/versions", 404, 40401, "no subject");
        assertThat(registry.subject(SUBJECT)).isEmpty();
    }

    @Test
    void shouldResolveTheReferencesOfASchema() {
        server.put("address", "{\"type\":\"record\",\"name\":\"Address\",\"namespace\":\"desk\",\"fields\":[]}");
        server.putWithReference(SUBJECT, SCHEMA.replace("\"long\"", "\"desk.Address\""), "desk.Address", "address");

        for (String schema : List.of(registry.latest(SUBJECT).orElseThrow(),
                registry.schema(new SchemaId(2)).orElseThrow(),
                registry.subject(SUBJECT).orElseThrow().versions().getOrDefault(new SchemaId(2), ""))) {
            assertThat(new Schema.Parser().parse(schema).getField("id").schema().getFullName())
                    .isEqualTo("desk.Address");
        }
    }
}
