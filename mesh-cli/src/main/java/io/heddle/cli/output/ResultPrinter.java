// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heddle.cli.console.CliContext;

import java.util.List;
import java.util.function.Supplier;

/** Prints a result in the requested format. */
public final class ResultPrinter {
    private static final JsonMapper JSON = new JsonMapper();

    private ResultPrinter() {}

    /** Prints a list of documents, or {@code text} for the table format. */
    public static void print(CliContext context, List<JsonNode> documents, Supplier<String> text) {
        print(context, JSON.createArrayNode().addAll(documents), text);
    }

    /** Prints a document, or {@code text} for the table format. */
    public static void print(CliContext context, JsonNode document, Supplier<String> text) {
        context.out().print(switch (context.output()) {
            case TABLE -> text.get();
            case JSON -> DocumentFormatter.json(document);
            case YAML -> DocumentFormatter.yaml(document);
        });
        context.out().flush();
    }

    /** Renders a table to the width of the terminal. */
    public static String table(CliContext context, TerminalTable table) {
        return table.render(context.terminal().columns());
    }
}
