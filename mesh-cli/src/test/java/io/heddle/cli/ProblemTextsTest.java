// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemDetails.Violation;
import io.heddle.testkit.BaselineFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command prints, and how it exits, for the problems that the registry returns (RFC 9457). */
class ProblemTextsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Violation> VIOLATIONS = List.of(
            new Violation("field.unknown", 12, 9, "schema[0].properties[2].name", "the schema has no field 'emial'",
                    "did you mean 'email'?"),
            Violation.of("schema.field-added", "address", "the field is new and has no default", ""),
            Violation.of("contract.invalid", "", "two ports have the same name", "rename one of them"));

    @TempDir
    Path folder;

    @Test
    void shouldPrintEveryKindOfProblem() {
        StringBuilder text = new StringBuilder();
        for (ProblemCode code : ProblemCode.values()) {
            text.append("# ").append(code.status()).append(' ').append(code.code()).append('\n')
                    .append(product(ProblemDetails.of(code, "What is wrong in this case", "What to do about it")));
        }

        BaselineFile.of("problem-codes.txt").assertMatches(text.toString());
    }

    @Test
    void shouldPrintEveryFormOfProblem() {
        String text = "# with violations\n"
                + product(ProblemDetails.of(ProblemCode.CONTRACT_INVALID, "The contract has 3 faults",
                        "correct them and apply it again", VIOLATIONS))
                + "# without a fix\n"
                + product(ProblemDetails.of(ProblemCode.PRODUCT_UNKNOWN, "There is no product crm.customers", ""))
                + "# with nothing but a title\n"
                + product(404, "{\"code\":\"product.unknown\",\"title\":\"There is no such data product\"}")
                + "# with nothing but a code\n"
                + product(404, "{\"code\":\"product.unknown\"}")
                + "# with a status that the registry does not use\n"
                + product(418, "{\"code\":\"teapot\",\"detail\":\"short and stout\"}")
                + "# no problem document\n"
                + product(404, "<html>not found</html>");

        BaselineFile.of("problem-forms.txt").assertMatches(text);
    }

    @Test
    void shouldPrintTheFaultsThatTheRegistryFindsInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("crm.yaml"), """
                apiVersion: heddle.io/v1
                kind: Domain
                name: crm
                type: source-aligned
                owner: crm-team
                """);

        String text = run(409, json(ProblemDetails.of(ProblemCode.DOMAIN_RESERVED, "The domain has 3 faults",
                "correct them", VIOLATIONS)), "apply", "-f", file.toString())
                + run(409, json(ProblemDetails.of(ProblemCode.DOMAIN_RESERVED, "The domain 'crm' is reserved",
                        "choose another name")), "apply", "-f", file.toString());

        BaselineFile.of("problem-apply.txt").assertMatches(text.replace(folder.toString(), "FOLDER"));
    }

    private static String product(ProblemDetails problem) {
        return product(problem.status(), json(problem));
    }

    private static String product(int status, String body) {
        return run(status, body, "product", "crm.customers");
    }

    private static String run(int status, String body, String... command) {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(status, body))) {
            String address = registry.uri().toString();
            CliRun run = CliRun.of(Stream.concat(Stream.of(command), Stream.of("--mesh", address))
                    .toArray(String[]::new));

            assertThat(run.out()).isEmpty();
            return run.err().replace(address, "MESH") + "exit code " + run.exitCode() + "\n\n";
        }
    }

    private static String json(ProblemDetails problem) {
        try {
            return JSON.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
