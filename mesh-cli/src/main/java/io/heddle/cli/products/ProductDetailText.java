// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.console.AnsiStyles;
import io.heddle.cli.output.TerminalTable;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the details of a product as text. */
final class ProductDetailText {
    private final StringBuilder page = new StringBuilder();
    private final JsonNode product;
    private final AnsiStyles ansi;
    private final int width;

    private ProductDetailText(JsonNode product, AnsiStyles ansi, int width) {
        this.product = product;
        this.ansi = ansi;
        this.width = width;
    }

    static String render(JsonNode product, AnsiStyles ansi, int width) {
        ProductDetailText page = new ProductDetailText(product, ansi, width);
        page.head();
        page.ports();
        page.fields();
        page.rules();
        page.sla();
        return page.page.toString();
    }

    private void head() {
        page.append(ansi.bold(text("id"))).append(' ').append(text("version")).append(" (").append(text("status"))
                .append(")\n");
        TerminalTable facts = TerminalTable.of("", "");
        fact(facts, "purpose", product.path("description").path("purpose").asText());
        fact(facts, "usage", product.path("description").path("usage").asText());
        fact(facts, "limitations", product.path("description").path("limitations").asText());
        fact(facts, "owner", text("owner"));
        String contractId = product.path("contractId").asText("");
        fact(facts, "contract id", contractId.equals(text("id")) ? "" : contractId);
        fact(facts, "support", product.path("support").valueStream()
                .map(support -> support.path("channel").asText())
                .collect(Collectors.joining(", ")));
        fact(facts, "key", product.path("key").path("field").asText("none"));
        fact(facts, "compatible", product.path("settings").path("compatibility").asText());
        fact(facts, "publish to", product.path("topics").path("ingest").asText(""));
        fact(facts, "inputs", product.path("inputs").valueStream().map(JsonNode::asText)
                .collect(Collectors.joining(", ")));
        page.append(facts.render(width).lines().skip(1).map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static void fact(TerminalTable facts, String name, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            facts.row(name, value);
        }
    }

    private void ports() {
        TerminalTable table = TerminalTable.of("PORT", "TOPIC", "AUDIENCE", "MASKED");
        product.path("ports").forEach(port -> {
            String audience =
                    port.path("audience").valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
            int masked = port.path("masks").size();
            table.row(port.path("name").asText(), port.path("topic").asText(),
                    audience.isEmpty() ? "everybody" : audience,
                    masked + (masked == 1 ? " field" : " fields"));
        });
        section(table, product.path("ports").size());
    }

    private void fields() {
        TerminalTable table = TerminalTable.of("FIELD", "TYPE", "CLASS", "TAGS", "MASK", "RULES");
        product.path("fields").forEach(field -> table.row(
                field.path("path").asText() + (field.path("primaryKey").asBoolean() ? " *" : ""),
                field.path("type").asText() + (field.path("nullable").asBoolean() ? "?" : ""),
                field.path("classification").asText(),
                joined(field.path("tags")),
                masks(field.path("masks")),
                field.path("rules").valueStream().map(ProductDetailText::rule).collect(Collectors.joining(", "))));
        section(table, product.path("fields").size());
    }

    private void rules() {
        TerminalTable table = TerminalTable.of("RULE", "SEVERITY", "EXPRESSION");
        product.path("rules").forEach(rule -> table.row(
                rule.path("id").asText(), rule.path("severity").asText(), rule.path("expression").asText()));
        section(table, product.path("rules").size());
    }

    private void sla() {
        TerminalTable table = TerminalTable.of("SLA", "TARGET");
        product.path("sla").forEach(sla -> table.row(
                sla.path("property").asText(), (sla.path("value").asText() + " " + sla.path("unit").asText()).strip()));
        section(table, product.path("sla").size());
    }

    private void section(TerminalTable table, int rows) {
        if (rows > 0) {
            page.append('\n').append(table.render(width));
        }
    }

    /** The mask of the first port, followed by the ports that differ: {@code hash (full: none)}. */
    private static String masks(JsonNode masks) {
        List<Map.Entry<String, JsonNode>> ports = List.copyOf(masks.properties());
        if (ports.isEmpty()) {
            return "";
        }
        String first = ports.get(0).getValue().asText();
        String differingMasks = ports.stream().skip(1)
                .filter(port -> !port.getValue().asText().equals(first))
                .map(port -> port.getKey() + ": " + port.getValue().asText())
                .collect(Collectors.joining(", "));
        String defaultMask = first.equals("none") ? "" : first;
        return differingMasks.isEmpty()
                ? defaultMask
                : (defaultMask.isEmpty() ? "none" : defaultMask) + " (" + differingMasks + ")";
    }

    private static String rule(JsonNode rule) {
        boolean warning = rule.path("severity").asText().equalsIgnoreCase("warning");
        return rule.path("kind").asText() + (warning ? " (warning)" : "");
    }

    private static String joined(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private String text(String field) {
        return product.path(field).asText();
    }
}
