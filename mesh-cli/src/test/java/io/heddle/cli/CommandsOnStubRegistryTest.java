// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.TerminalCapabilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsOnStubRegistryTest {
    private static final String DOMAIN = """
            apiVersion: heddle.io/v1
            kind: Domain
            name: crm
            type: source-aligned
            owner: crm-team
            """;
    private static final String PRODUCT =
            "{\"id\":\"%s\",\"version\":\"1.0.0\",\"status\":\"active\",\"owner\":\"team\",\"description\":\"%s\"}";

    @TempDir
    Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void shouldFollowEveryPageOfProducts() {
        Result result = run(request -> request.contains("cursor=a%2Fb")
                ? new Reply(200, "{\"items\":[" + PRODUCT.formatted("web.visits", "clicks") + "],\"next\":null}")
                : new Reply(200, "{\"items\":[" + PRODUCT.formatted("crm.customers", "who our customers are")
                        + "],\"next\":\"a/b\"}"),
                "products");

        assertThat(result).isEqualTo(new Result(0, """
                PRODUCT        VERSION  STATUS  OWNER  PURPOSE
                crm.customers  1.0.0    active  team   who our customers are
                web.visits     1.0.0    active  team   clicks
                """, ""));
    }

    @Test
    void shouldPrintJsonAndYaml() {
        Function<String, Reply> replies = request -> new Reply(200, "{\"items\":[{\"name\":\"crm\",\"products\":1}]}");

        assertThat(run(replies, "domains", "-o", "json").out()).isEqualTo("""
                [
                  {
                    "name": "crm",
                    "products": 1
                  }
                ]
                """);
        assertThat(run(replies, "domains", "-o", "yaml").out()).contains("name: crm").contains("products: 1");
    }

    @Test
    void shouldShowTheRegistrysProblemWhenTheProductIsUnknown() {
        Result result = run(
                request -> new Reply(404, "{\"code\":\"product.unknown\",\"status\":404,\"detail\":\"There is"
                        + " no product crm.custmers\",\"fix\":\"Did you mean crm.customers?\"}"),
                "product", "crm.custmers");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("""
                error: There is no product crm.custmers
                  fix: Did you mean crm.customers?
                """);
    }

    @Test
    void shouldExplainHowToStartAMeshWhenNoneResponds() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        Result result = execute("products", "--mesh", "http://localhost:" + closed);

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("the mesh at http://localhost:" + closed + " does not answer")
                .contains("heddle up");
    }

    @Test
    void shouldRefuseServersThatAreNotARegistry() {
        Result result = run(request -> new Reply(200, "<html>"), "products");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("is not a Heddle registry");
    }

    @Test
    void shouldShowAllFaultsOfAllFilesAndSendNothing() throws IOException {
        Files.writeString(folder.resolve("crm.yaml"), DOMAIN.replace("owner: crm-team", "owned: crm-team"));
        Files.writeString(folder.resolve("web.yaml"), DOMAIN.replace("source-aligned", "sideways"));

        try (StubRegistry registry = StubRegistry.start(request -> new Reply(500, "{}"))) {
            Result result = execute("apply", "-f", folder.toString(), "--mesh", registry.uri().toString());

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err()).contains("crm.yaml:5:1: owned: a domain has no 'owned'")
                    .contains("did you mean 'owner'?")
                    .contains("crm.yaml:1:1: owner: owner is missing")
                    .contains("web.yaml:4:7: type: 'sideways' is not valid")
                    .contains("3 faults in 2 files; nothing was changed");
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Test
    void shouldShowThePlanAndChangeNothingInADryRun() throws IOException {
        Files.writeString(folder.resolve("crm.yaml"), DOMAIN);
        try (StubRegistry registry =
                StubRegistry.start(request -> new Reply(200, "{\"changes\":[{\"action\":\"create\","
                        + "\"kind\":\"domain\",\"name\":\"crm\",\"detail\":\"owned by crm-team\"}]}"))) {
            Result result = execute("apply", "-f", folder.toString(), "--dry-run", "--mesh", registry.uri().toString());

            assertThat(result).isEqualTo(new Result(0, """
                    ACTION  KIND    NAME  DETAIL
                    create  domain  crm   owned by crm-team

                    1 to create, 0 to update, 0 kept (dry run: nothing was changed)
                    """, ""));
            assertThat(registry.requests()).containsExactly("PUT /api/v1/domains/crm?dryRun=true");
        }
    }

    @Test
    void shouldShowAllDifferencesWhenTheRegistryRefuses() throws IOException {
        Files.writeString(folder.resolve("crm.yaml"), DOMAIN);

        Result result = run(request -> new Reply(409, "{\"code\":\"x\",\"detail\":\"d\",\"violations\":["
                + "{\"path\":\"a\",\"message\":\"first\"},{\"path\":\"b\",\"message\":\"second\"}]}"),
                "apply", "-f", folder.toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("crm.yaml: a: first").contains("crm.yaml: b: second");
    }

    private static Result run(Function<String, Reply> replies, String... arguments) {
        try (StubRegistry registry = StubRegistry.start(replies)) {
            List<String> everyArgument = new ArrayList<>(Arrays.asList(arguments));
            everyArgument.addAll(List.of("--mesh", registry.uri().toString()));
            return execute(everyArgument.toArray(String[]::new));
        }
    }

    private static Result execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CliContext context = new CliContext(new ByteArrayInputStream(new byte[0]), new PrintWriter(out, true),
                new PrintWriter(err, true), TerminalCapabilities.none(), Map.of());
        int exitCode = HeddleCli.run(context, arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
