// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.lineage;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LineageCommandTest {
    private static final String NODE = """
            {"id":"%s","kind":"%s","label":"%s","product":null,"domain":null,"owner":%s,"topic":%s,"port":null,
             "field":null,"classification":"","tags":[],"distance":%d}""";
    private static final String EDGE =
            """
            {"from":"%s","to":"%s","via":%s,"mask":%s,"sources":[{"source":"%s","by":"x","firstSeen":"",\
            "lastSeen":""}]}""";
    private static final String ANSWER = """
            {"node":"%s","level":"product","direction":"%s","depth":3,"nodes":[%s],"edges":[%s],"cuts":[%s]}""";

    private static final String PRODUCTS = ANSWER.formatted("product:crm.customers", "both", String.join(",",
            NODE.formatted("product:crm.customers", "product", "crm.customers", "\"crm-team\"", "null", 0),
            NODE.formatted("application:fraud.scoring", "application", "fraud.scoring", "\"fraud-team\"", "null", 1),
            NODE.formatted("product:insights.orders", "product", "insights.orders", "null", "null", 1)),
            String.join(",",
                    EDGE.formatted("product:crm.customers", "application:fraud.scoring", "null", "null", "observed"),
                    EDGE.formatted("application:fraud.scoring", "product:insights.orders", "null", "null", "reported"),
                    EDGE.formatted("product:insights.orders", "product:crm.customers", "null", "null", "declared"),
                    EDGE.formatted("product:crm.customers", "product:insights.orders", "null", "null", "declared")),
            "{\"node\":\"product:insights.orders\",\"direction\":\"downstream\",\"hidden\":2,\"reason\":\"depth\"}");

    @Test
    void shouldDrawTreesWithSourcesAndReportWhatIsTruncated() {
        assertThat(run(PRODUCTS, "crm.customers")).isEqualTo(new CliRun(0, """
                crm.customers comes from
                `- insights.orders  declared
                   |- fraud.scoring  reported; application; fraud-team
                   |  `- crm.customers  observed; crm-team; see above
                   `- crm.customers  declared; crm-team; see above
                crm.customers goes to
                |- fraud.scoring  observed; application; fraud-team
                |  `- insights.orders  reported
                |     `- crm.customers  declared; crm-team; see above
                `- insights.orders  declared; see above
                Not everything is shown:
                  insights.orders: 2 more downstream; --depth 4 shows more
                """, ""));
    }

    @Test
    void shouldShowMasksFieldByField() {
        String answer = ANSWER.formatted("product:crm.customers#email", "downstream", String.join(",",
                NODE.formatted("field:crm.customers.v1#email", "field", "email", "\"crm\"", "\"crm.customers.v1\"", 0),
                NODE.formatted("field:crm.customers.v1.ingest#email", "field", "email", "\"crm\"",
                        "\"crm.customers.v1.ingest\"", 0),
                NODE.formatted("field:insights.customer-orders.v1.ingest#customer_token", "field", "customer_token",
                        "\"i\"", "\"insights.customer-orders.v1.ingest\"", 1)),
                String.join(",",
                        EDGE.formatted("field:crm.customers.v1#email",
                                "field:insights.customer-orders.v1.ingest#customer_token", "null", "null", "declared"),
                        EDGE.formatted("field:crm.customers.v1.ingest#email", "field:crm.customers.v1#email",
                                "\"mesh.gate.crm\"", "\"hash\"", "observed")),
                "");

        CliRun run = run(answer, "crm.customers#email", "--downstream");

        assertThat(run.out()).isEqualTo("""
                crm.customers.v1.ingest email goes to
                `- crm.customers.v1 email  masked: hash, by mesh.gate.crm, observed
                   `- insights.customer-orders.v1.ingest customer_token  declared
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "crm.customers, --depth=3, node=crm.customers&direction=both&level=product&depth=3",
        "crm.customers#address.city, --upstream, node=crm.customers%23address.city&direction=upstream&depth=3",
        "fraud.scoring, --fields, node=fraud.scoring&direction=both&level=field&depth=3",
        "a b&c, --downstream, node=a%20b%26c&direction=downstream&level=product&depth=3",
    })
    void shouldRequestTheSelectedLineage(String node, String option, String query) {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, PRODUCTS))) {
            CliRun.of("lineage", node, option, "--mesh", registry.uri().toString());

            assertThat(registry.requests()).containsExactly("GET /api/v1/lineage?" + query);
        }
    }

    @Test
    void shouldExplainWhatItRejects() {
        assertThat(CliRun.of("lineage", "crm.customers", "--depth", "51").err())
                .contains("--depth is 51; expected 1 to 50");
        assertThat(CliRun.of("lineage", "crm.customers", "-o", "svg").err()).contains("TREE", "MERMAID", "DOT");
        assertThat(CliRun.of("lineage").exitCode()).isEqualTo(ExitCodes.USAGE);
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(404, "{\"code\":\"lineage.node.unknown\","
                + "\"detail\":\"The lineage graph has no node named 'crm.custmers'\",\"fix\":\"Did you mean"
                + " crm.customers?\"}"))) {
            assertThat(CliRun.of("lineage", "crm.custmers", "--mesh", registry.uri().toString()))
                    .isEqualTo(new CliRun(4, "", """
                    error: The lineage graph has no node named 'crm.custmers'
                      fix: Did you mean crm.customers?
                    """));
        }
    }

    @Test
    void shouldRefuseDiagramFormatsForOtherOutput() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, "{\"items\":[]}"))) {
            CliRun run = CliRun.of("domains", "-o", "dot", "--mesh", registry.uri().toString());

            assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
            assertThat(run.err()).contains("cannot be shown as 'dot'", "-o table, json or yaml");
        }
    }

    @Test
    void shouldDrawDiagrams() {
        assertThat(run(PRODUCTS, "crm.customers", "-o", "mermaid").out()).isEqualTo("""
                flowchart LR
                  n0["crm.customers"]
                  n1(["fraud.scoring"])
                  n2["insights.orders"]
                  n0 -->|"observed"| n1
                  n1 -->|"reported"| n2
                  n2 -.->|"declared"| n0
                  n0 -.->|"declared"| n2
                  %% insights.orders: 2 more downstream; --depth 4 shows more
                """);
        assertThat(run(PRODUCTS, "crm.customers", "-o", "dot").out())
                .startsWith("digraph lineage {\n")
                .contains("  n0 -> n1 [label=\"observed\"];\n", "  n2 -> n0 [label=\"declared\", style=dashed];\n")
                .endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "a\\\\\\\"] --> evil[\\\"b~a#92;#34;#93; --#62; evil#91;#34;b~\"a\\\\\\\"] --> evil[\\\"b\"",
        "x\\n  evil[1]~x?  evil#91;1#93;~\"x?  evil[1]\"",
        "`**<b>&#quot;;end~#96;#42;#42;#60;b#62;#38;#35;quot#59;#59;end~\"`**<b>&#quot;;end\"",
        "\\u001b[31m\\u202e%%{init}~?#91;31m?#37;#37;#123;init#125;~\"?[31m?%%{init}\"",
    })
    void shouldEscapeNamesInDiagrams(String jsonName, String mermaid, String dot) {
        String answer = ANSWER.formatted("application:x", "both",
                NODE.formatted("application:x", "product", jsonName, "null", "null", 0), "", "");

        assertThat(run(answer, "x", "-o", "mermaid").out()).isEqualTo("flowchart LR\n  n0[\"" + mermaid + "\"]\n");
        assertThat(run(answer, "x", "-o", "dot").out()).contains("  n0 [label=" + dot + "];\n");
    }

    private static CliRun run(String answer, String... arguments) {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, answer))) {
            List<String> commandLine = new ArrayList<>(List.of("lineage"));
            commandLine.addAll(List.of(arguments));
            commandLine.addAll(List.of("--mesh", registry.uri().toString()));
            return CliRun.with(Map.of(), commandLine.toArray(String[]::new));
        }
    }
}
