// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.cli.output.TerminalTable;
import picocli.CommandLine.Command;

import java.util.List;
import java.util.concurrent.Callable;

/** Lists the domains. */
@Command(
        name = "domains",
        description = "list the domains",
        footer = {"", "Examples:", "  heddle domains", "  heddle domains -o json"})
public final class DomainsCommand implements Callable<Integer> {
    private final CliContext context;

    public DomainsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<JsonNode> domains = new RegistryApiClient(context.mesh()).domains();
        ResultPrinter.print(context, domains, () -> {
            TerminalTable table = TerminalTable.of("DOMAIN", "KIND", "OWNER", "PRODUCTS", "DESCRIPTION").right(3);
            domains.forEach(domain -> table.row(
                    domain.path("name").asText(),
                    domain.path("kind").asText(),
                    domain.path("owner").asText(),
                    domain.path("products").asText(""),
                    domain.path("description").asText()));
            return domains.isEmpty()
                    ? "no domains yet; 'heddle apply -f FILE' adds one\n"
                    : ResultPrinter.table(context, table);
        });
        return ExitCodes.OK;
    }
}
