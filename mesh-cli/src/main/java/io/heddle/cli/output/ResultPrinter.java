// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.cli.console.CliContext;

import java.util.List;
import java.util.function.Supplier;

/** Prints a result in the format that the user asked for. */
public final class ResultPrinter {
    private static final JsonMapper JSON = new JsonMapper();

    private ResultPrinter() {}

    /** A list of documents, or for people what {@code text} says. */
    public static void print(CliContext context, List<JsonNode> documents, Supplier<String> text) {
        print(context, JSON.createArrayNode().addAll(documents), text);
    }

    /** A document, or for people what {@code text} says. */
    public static void print(CliContext context, JsonNode document, Supplier<String> text) {
        context.out().print(switch (context.output()) {
            case TABLE -> text.get();
            case JSON -> DocumentFormatter.json(document);
            case YAML -> DocumentFormatter.yaml(document);
        });
        context.out().flush();
    }

    /** A table as wide as the terminal. */
    public static String table(CliContext context, TerminalTable table) {
        return table.render(context.terminal().columns());
    }
}
