// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.products;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.client.ProductLookup;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Shows one product with all its details. */
@Command(
        name = "product",
        description = "show a data product: fields, masks, rules, ports, SLAs",
        footer = {"", "Examples:", "  heddle product crm.customers", "  heddle product crm.customers -o yaml"})
public final class ProductCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as crm.customers")
    String product = "";

    public ProductCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ProductLookup.parse(product);
        JsonNode detail = new RegistryApiClient(context.mesh()).product(product);
        ResultPrinter.print(context, detail,
                () -> ProductDetailText.render(detail, context.terminal().ansi(), context.terminal().columns()));
        return ExitCodes.OK;
    }
}
