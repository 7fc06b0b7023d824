// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.HardTableRows;
import io.heddle.testkit.BaselineFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What commands print as tables at 80 columns, for rows that are hard to lay out and for none. */
class TablesOnStubRegistryTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    Path folder;

    @Test
    void shouldLayOutProducts() {
        assertTable("products", items("id", "version", "status", "owner", "description"), "products");
    }

    @Test
    void shouldLayOutDomains() {
        assertTable("domains", items("name", "kind", "owner", "#products", "description"), "domains");
    }

    @Test
    void shouldLayOutServiceLevels() {
        ArrayNode rows = HardTableRows.json(
                "product", "objective", "state", "#target", "#actual", "since", "property");
        rows.addObject().put("product", "crm.customers").put("objective", "freshness").put("property", "freshness")
                .put("state", "met").put("target", 3900).put("actual", 12.5).put("since", 1_767_225_600_000L);
        rows.addObject().put("product", "payments.payments").put("objective", "completeness-per-day")
                .put("property", "completeness").put("state", "breached").put("target", 0.999).put("actual", 0.4)
                .put("since", "2026-01-31T12:00:00.123Z");

        assertTable("sla", JSON.objectNode().set("items", rows), "sla");
    }

    @Test
    void shouldLayOutAProduct() {
        ObjectNode product = JSON.objectNode().put("id", "crm.customers").put("version", "1.2.0")
                .put("status", "active").put("owner", HardTableRows.text(3, 0));
        product.putObject("description")
                .put("purpose", HardTableRows.text(2, 0))
                .put("usage", HardTableRows.text(5, 0))
                .put("limitations", HardTableRows.text(4, 0));
        product.putObject("key").put("field", HardTableRows.text(9, 0));
        ArrayNode ports = HardTableRows.json("name", "topic");
        ports.forEach(port -> ((ObjectNode) port).putArray("audience").add("crm").add("support.desk"));
        product.set("ports", ports);
        ArrayNode fields = HardTableRows.json("path", "type", "classification");
        for (int row = 0; row < fields.size(); row++) {
            ObjectNode field = (ObjectNode) fields.get(row);
            field.putArray("tags").add(HardTableRows.text(row, 3));
            field.putObject("masks").put("default", HardTableRows.text(row, 4)).put("full", "none");
            field.putArray("rules").addObject().put("kind", HardTableRows.text(row, 5)).put("severity", "warning");
        }
        product.set("fields", fields);
        product.set("rules", HardTableRows.json("id", "severity", "expression"));
        product.set("sla", HardTableRows.json("property", "value", "unit"));

        assertTable("product", product, "product", "crm.customers");
    }

    @Test
    void shouldLayOutChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("crm.yaml"), """
                apiVersion: heddle.io/v1
                kind: Domain
                name: crm
                type: source-aligned
                owner: crm-team
                """);

        assertTable("apply", JSON.objectNode().set("changes", HardTableRows.json("action", "kind", "name", "detail")),
                "apply", "--dry-run", "-f", file.toString());
    }

    @Test
    void shouldLayOutLineage() {
        ObjectNode answer = JSON.objectNode().put("node", "product:p0").put("level", "product")
                .put("direction", "downstream").put("depth", 20);
        ArrayNode nodes = answer.putArray("nodes");
        ArrayNode edges = answer.putArray("edges");
        for (int row = 0; row < HardTableRows.texts().size(); row++) {
            nodes.addObject().put("id", "product:p" + row).put("kind", row % 2 == 0 ? "product" : "application")
                    .put("label", HardTableRows.text(row, 0)).put("owner", HardTableRows.text(row, 2))
                    .put("distance", row);
            if (row > 0) {
                edges.addObject().put("from", "product:p" + (row - 1) / 2).put("to", "product:p" + row)
                        .put("mask", HardTableRows.text(row, 1))
                        .putArray("sources").addObject().put("source", "declared");
            }
        }
        answer.putArray("cuts");

        BaselineFile.of("table-lineage.txt").assertMatches(run(answer, "lineage", "p0.p0"));
    }

    @Test
    void shouldStateThatThereIsNothingYet() {
        ObjectNode none = JSON.objectNode();
        none.putArray("items");
        String text = Stream.of("products", "domains", "sla")
                .map(command -> "$ heddle " + command + "\n" + run(none, command))
                .reduce("", String::concat);
        ObjectNode product = JSON.objectNode().put("id", "crm.customers").put("version", "1.2.0")
                .put("status", "active").put("owner", "crm-team");

        BaselineFile.of("table-empty.txt").assertMatches(
                text + "$ heddle product crm.customers\n" + run(product, "product", "crm.customers"));
    }

    private static ObjectNode items(String... fields) {
        return JSON.objectNode().set("items", HardTableRows.json(fields));
    }

    private static void assertTable(String name, JsonNode answer, String... command) {
        String table = run(answer, command);

        assertThat(HardTableRows.widest(table)).isLessThanOrEqualTo(80);
        BaselineFile.of("table-" + name + ".txt").assertMatches(table);
    }

    private static String run(JsonNode answer, String... command) {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, answer.toString()))) {
            CliRun run = CliRun.of(Stream.concat(
                    Stream.of(command), Stream.of("--mesh", registry.uri().toString())).toArray(String[]::new));

            assertThat(run.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).doesNotContain("\u001b", "\t");
            return run.out();
        }
    }
}
