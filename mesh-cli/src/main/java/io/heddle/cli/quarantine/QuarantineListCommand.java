// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.CliContext;
import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.output.Results;
import io.heddle.cli.output.Table;
import io.heddle.log.quarantine.Filter;
import io.heddle.log.quarantine.Quarantine;
import io.heddle.log.quarantine.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Counts what is in quarantine and lists the latest records. */
@Command(
        name = "list",
        description = "count the rejected records by reason, and list the latest",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  heddle quarantine list payments.payments",
            "  heddle quarantine list payments.payments --reason rule_violated --since 2h",
            "  heddle quarantine list payments.payments --max 100 -o json"
        })
public final class QuarantineListCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    FilterOptions options = new FilterOptions();

    @Option(names = "--max", paramLabel = "N", defaultValue = "20", description = "list at most N records (default: ${DEFAULT-VALUE})")
    int max = 20;

    public QuarantineListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (max < 0 || max > 100_000) {
            throw new CliException(ExitCodes.USAGE, "--max is not within 0 and 100000", "write a number such as --max 100");
        }
        QuarantineOf of = QuarantineOf.product(context, product);
        Filter filter = options.filter(Instant.now(), of.info());
        Contents contents = of.ask(() -> {
            try (Quarantine quarantine = Quarantine.open(of.config())) {
                Contents all = new Contents(max);
                quarantine.read(filter, (rejection, record) -> {
                    all.add(rejection);
                    return true;
                });
                return all;
            }
        });
        Results.print(context, document(contents), () -> text(contents));
        return ExitCodes.OK;
    }

    private String text(Contents contents) {
        if (contents.total() == 0) {
            return "nothing in quarantine" + (options.isAny() ? " that the options mean" : "") + "\n";
        }
        Table latest = Table.of("AT", "REASON", "RULE", "FIELD", "SOURCE", "TIME (UTC)");
        contents.latest().forEach(rejection -> latest.row(rejection.position(), reason(rejection),
                rejection.findings().stream().map(Rejection.Finding::rule).distinct().collect(Collectors.joining(", ")),
                rejection.findings().stream().map(Rejection.Finding::path).distinct().collect(Collectors.joining(", ")),
                RejectionDocument.source(rejection).replaceFirst("^.*\\.ingest-", "ingest-"),
                Contents.seconds(rejection.rejected())));
        boolean part = contents.latest().stream().anyMatch(rejection -> rejection.truncated().isPresent());
        return Contents.records(contents.total()) + " in quarantine\n\n" + Results.table(context, contents.table())
                + (max == 0 ? "" : "\nthe latest " + contents.latest().size() + ":\n" + Results.table(context, latest))
                + (part ? "\n*  only a part of it is here: 'heddle quarantine show " + product + " --at AT' tells what\n" : "");
    }

    private static String reason(Rejection rejection) {
        return rejection.reason() + (rejection.truncated().isPresent() ? " *" : "");
    }

    private ObjectNode document(Contents contents) {
        ObjectNode document = JSON.createObjectNode().put("product", product).put("records", contents.total());
        document.set("counts", contents.document());
        document.set("latest", JSON.createArrayNode().addAll(
                contents.latest().stream().map(RejectionDocument::of).toList()));
        return document;
    }
}
