// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.sla;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.client.ProductLookup;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.console.AnsiStyles;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.cli.output.TerminalTable;
import io.heddle.cli.output.TerminalTable.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Shows the SLA status of products. */
@Command(
        name = "sla",
        description = "show which service levels are met and which are breached",
        footer = {"", "Examples:", "  heddle sla", "  heddle sla crm.customers -o json"})
public final class SlaCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", arity = "0..1", description = "show only this product")
    @Nullable
    String product;

    public SlaCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RegistryApiClient mesh = new RegistryApiClient(context.mesh());
        if (product != null) {
            ProductLookup.parse(product);
            mesh.product(product);
        }
        List<JsonNode> items = mesh.sla(product);
        ResultPrinter.print(context, items,
                () -> items.isEmpty() ? "no service level has been evaluated yet\n" : table(items));
        return ExitCodes.OK;
    }

    private String table(List<JsonNode> items) {
        TerminalTable table =
                TerminalTable.of("PRODUCT", "OBJECTIVE", "STATE", "TARGET", "ACTUAL", "SINCE").right(3, 4);
        AnsiStyles ansi = context.terminal().ansi();
        for (JsonNode item : items) {
            String state = item.path("state").asText().toUpperCase(Locale.ROOT);
            UnaryOperator<String> style = switch (state) {
                case "MET" -> ansi::green;
                case "BREACHED" -> ansi::red;
                default -> ansi::dim;
            };
            String property = item.path("property").asText();
            table.row(List.of(
                    Cell.plain(item.path("product").asText()),
                    Cell.plain(item.path("objective").asText()),
                    new Cell(state, style),
                    Cell.plain(SlaValueFormatter.text(property, item.path("target"))),
                    Cell.plain(SlaValueFormatter.text(property, item.path("actual"))),
                    Cell.plain(SlaValueFormatter.time(item.path("since")))));
        }
        return ResultPrinter.table(context, table);
    }
}
