// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.DocumentFormatter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Shows the upstream and downstream lineage of a product or field. */
@Command(
        name = "lineage",
        description = "show where data comes from and where it goes",
        footer = {
            "",
            "An edge is declared (in a contract), reported (as OpenLineage) or observed",
            "(in the cluster). If not everything is shown, the last lines say so.",
            "",
            "Examples:",
            "  heddle lineage crm.customers",
            "  heddle lineage insights.customer-orders --upstream --fields --depth 9",
            "  heddle lineage crm.customers#email --downstream -o mermaid"
        })
public final class LineageCommand implements Callable<Integer> {
    private static final int MAX_DEPTH = 50;

    private final CliContext context;

    @Parameters(
            paramLabel = "PRODUCT[#FIELD]",
            description = "a product, a field, or an application (the name of its consumer group)")
    String node = "";

    @Option(names = "--upstream", description = "show only where the data comes from")
    boolean upstream;

    @Option(names = "--downstream", description = "show only where the data goes")
    boolean downstream;

    @Option(names = "--fields", description = "show fields and their masks")
    boolean fields;

    @Option(names = "--depth", paramLabel = "N", defaultValue = "3",
            description = "how many steps to follow, 1 to 50 (default: 3)")
    int depth;

    public LineageCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (node.isBlank()) {
            throw new CliException(ExitCodes.USAGE, "no product given", "name one, such as crm.customers");
        }
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new CliException(ExitCodes.USAGE, "--depth is " + depth + "; expected 1 to " + MAX_DEPTH,
                    "correct --depth");
        }
        String direction = upstream == downstream ? "both" : upstream ? "upstream" : "downstream";
        // Whether a name with '#' is that of a field, only the registry knows.
        String level = fields ? "field" : node.indexOf('#') >= 0 ? "" : "product";
        JsonNode answer = new RegistryApiClient(context.mesh()).lineage(node, direction, level, depth).orThrow();
        context.out().print(render(answer));
        context.out().flush();
        return ExitCodes.OK;
    }

    private String render(JsonNode answer) {
        return switch (context.graphOutput()) {
            case TREE ->
                new LineageTree(LineageResult.of(answer), context.terminal().ansi(), context.terminal().columns())
                        .render();
            case JSON -> DocumentFormatter.json(answer);
            case YAML -> DocumentFormatter.yaml(answer);
            case MERMAID -> LineageDiagrams.mermaid(LineageResult.of(answer));
            case DOT -> LineageDiagrams.dot(LineageResult.of(answer));
        };
    }
}
