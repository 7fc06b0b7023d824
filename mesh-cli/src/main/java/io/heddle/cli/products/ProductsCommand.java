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

/** Lists all products. */
@Command(
        name = "products",
        description = "list the data products",
        footer = {"", "Examples:", "  heddle products", "  heddle products -o json"})
public final class ProductsCommand implements Callable<Integer> {
    private final CliContext context;

    public ProductsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<JsonNode> products = new RegistryApiClient(context.mesh()).products();
        ResultPrinter.print(context, products, () -> {
            TerminalTable table = TerminalTable.of("PRODUCT", "VERSION", "STATUS", "OWNER", "PURPOSE");
            products.forEach(product -> table.row(
                    product.path("id").asText(),
                    product.path("version").asText(),
                    product.path("status").asText(),
                    product.path("owner").asText(),
                    product.path("description").asText()));
            return products.isEmpty()
                    ? "no products yet; 'heddle apply -f FILE' adds one\n"
                    : ResultPrinter.table(context, table);
        });
        return ExitCodes.OK;
    }
}
