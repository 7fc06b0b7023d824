// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.CliContext;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.mesh.MeshClient;
import io.heddle.cli.output.Results;
import io.heddle.cli.output.Table;
import picocli.CommandLine.Command;

import java.util.List;
import java.util.concurrent.Callable;

/** Lists the products, all of them. */
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
        List<JsonNode> products = new MeshClient(context.mesh()).products();
        Results.print(context, products, () -> {
            Table table = Table.of("PRODUCT", "VERSION", "STATUS", "OWNER", "PURPOSE");
            products.forEach(product -> table.row(
                    product.path("id").asText(),
                    product.path("version").asText(),
                    product.path("status").asText(),
                    product.path("owner").asText(),
                    product.path("description").asText()));
            return products.isEmpty() ? "no products yet; 'heddle apply -f FILE' adds one\n" : Results.table(context, table);
        });
        return ExitCodes.OK;
    }
}
