// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.cli.output.TerminalTable;
import io.heddle.log.quarantine.QuarantineReader;
import io.heddle.log.quarantine.RejectedRecord;
import io.heddle.log.quarantine.RejectionFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Counts the records in quarantine and lists the latest ones. */
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
    QuarantineFilterOptions options = new QuarantineFilterOptions();

    @Option(names = "--max", paramLabel = "N", defaultValue = "20",
            description = "list at most N records (default: ${DEFAULT-VALUE})")
    int max = 20;

    public QuarantineListCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (max < 0 || max > 100_000) {
            throw new CliException(ExitCodes.USAGE, "--max must be from 0 to 100000",
                    "use a number such as --max 100");
        }
        ProductQuarantine productQuarantine = ProductQuarantine.product(context, product);
        RejectionFilter filter = options.filter(Instant.now(), productQuarantine.info());
        QuarantineContents contents = productQuarantine.execute(() -> {
            try (QuarantineReader quarantine = QuarantineReader.open(productQuarantine.config())) {
                QuarantineContents collected = new QuarantineContents(max);
                quarantine.read(filter, (rejection, record) -> {
                    collected.add(rejection);
                    return true;
                });
                return collected;
            }
        });
        ResultPrinter.print(context, document(contents), () -> text(contents));
        return ExitCodes.OK;
    }

    String text(QuarantineContents contents) {
        if (contents.total() == 0) {
            return "nothing in quarantine" + (options.isAny() ? " matches the options" : "") + "\n";
        }
        TerminalTable latest = TerminalTable.of("AT", "REASON", "RULE", "FIELD", "SOURCE", "TIME (UTC)");
        contents.latest().forEach(rejection -> latest.row(rejection.position(), reasonText(rejection),
                rejection.findings().stream().map(RejectedRecord.Finding::rule).distinct()
                        .collect(Collectors.joining(", ")),
                rejection.findings().stream().map(RejectedRecord.Finding::path).distinct()
                        .collect(Collectors.joining(", ")),
                RejectionDocument.source(rejection).replaceFirst("^.*\\.ingest-", "ingest-"),
                QuarantineContents.formatSeconds(rejection.rejectedAt())));
        boolean anyTruncated = contents.latest().stream().anyMatch(rejection -> rejection.truncated().isPresent());
        return QuarantineContents.recordCount(contents.total()) + " in quarantine\n\n"
                + ResultPrinter.table(context, contents.table())
                + (max == 0
                        ? ""
                        : "\nthe latest " + contents.latest().size() + ":\n" + ResultPrinter.table(context, latest))
                + (anyTruncated
                        ? "\n*  truncated; to see which part is here:\n   heddle quarantine show " + product
                                + " --at AT\n"
                        : "");
    }

    private static String reasonText(RejectedRecord rejection) {
        return rejection.reason() + (rejection.truncated().isPresent() ? " *" : "");
    }

    private ObjectNode document(QuarantineContents contents) {
        ObjectNode document = JSON.createObjectNode().put("product", product).put("records", contents.total());
        document.set("counts", contents.document());
        document.set("latest", JSON.createArrayNode().addAll(
                contents.latest().stream().map(RejectionDocument::of).toList()));
        return document;
    }
}
