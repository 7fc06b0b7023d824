// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.client.WireFormatToJson;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.output.ResultPrinter;
import io.heddle.log.quarantine.QuarantineReader;
import io.heddle.log.quarantine.RejectedRecord;
import io.heddle.log.quarantine.RejectionFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Shows rejected records with all their violations. */
@Command(
        name = "show",
        description = "show rejected records with every rule they break",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  heddle quarantine show payments.payments             the latest one",
            "  heddle quarantine show payments.payments --at 0:12   the one at 0:12",
            "",
            "Values are never shown, only their type and size. --raw shows the record",
            "as it arrived, unmasked: use it only as the owner of the product."
        })
public final class QuarantineShowCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    QuarantineFilterOptions options = new QuarantineFilterOptions();

    @Option(names = "--max", paramLabel = "N", defaultValue = "1",
            description = "the latest N records (default: ${DEFAULT-VALUE})")
    int max = 1;

    @Option(names = "--raw", description = "show the record itself, unmasked")
    boolean raw;

    public QuarantineShowCommand(CliContext context) {
        this.context = context;
    }

    /** A rejection and, only if requested, its content. */
    private record ShownRecord(RejectedRecord rejection, @Nullable String content) {}

    @Override
    public Integer call() {
        if (max < 1 || max > 10_000) {
            throw new CliException(ExitCodes.USAGE, "--max must be from 1 to 10000",
                    "use a number such as --max 10");
        }
        ProductQuarantine productQuarantine = ProductQuarantine.product(context, product);
        RejectionFilter filter = options.filter(Instant.now(), productQuarantine.info());
        List<ShownRecord> records = productQuarantine.execute(() -> find(productQuarantine, filter));
        if (records.isEmpty()) {
            throw new CliException(ExitCodes.NOT_FOUND,
                    options.isAny()
                            ? "no record in the quarantine of " + product + " matches the options"
                            : "nothing in"
                                    + " quarantine",
                    "'heddle quarantine list " + product + "' lists the quarantine");
        }
        if (raw) {
            context.err().println("unmasked content follows: for the owner of the product only");
            context.err().flush();
        }
        ResultPrinter.print(context, records.stream().map(QuarantineShowCommand::document).toList(),
                () -> text(records));
        return ExitCodes.OK;
    }

    private List<ShownRecord> find(ProductQuarantine productQuarantine, RejectionFilter filter) {
        WireFormatToJson values = new WireFormatToJson(productQuarantine.info());
        Deque<ShownRecord> candidates = new ArrayDeque<>();
        int limit = Math.max(max, options.positions.size());
        QuarantineContents latest = new QuarantineContents(limit);
        try (QuarantineReader quarantine = QuarantineReader.open(productQuarantine.config())) {
            quarantine.read(filter, (rejection, record) -> {
                latest.add(rejection);
                candidates.addLast(new ShownRecord(rejection, raw ? content(record.value(), values) : null));
                if (candidates.size() > limit * 64L) {
                    List<RejectedRecord> latestRejections = latest.latest();
                    candidates.removeIf(shown -> !latestRejections.contains(shown.rejection()));
                }
                return true;
            });
        }
        List<RejectedRecord> latestRejections = latest.latest();
        return latestRejections.stream()
                .flatMap(rejection -> candidates.stream().filter(shown -> shown.rejection().equals(rejection)))
                .toList();
    }

    private static String content(byte @Nullable [] value, WireFormatToJson values) {
        return value == null
                ? "null"
                : values.toJson(value).orElseGet(() -> "base64:" + Base64.getEncoder().encodeToString(value));
    }

    private static JsonNode document(ShownRecord shown) {
        ObjectNode document = RejectionDocument.of(shown.rejection());
        return shown.content() == null ? document : document.put("raw", shown.content());
    }

    private String text(List<ShownRecord> records) {
        return records.stream()
                .map(shown -> RejectionText.of(context.terminal().ansi(), shown.rejection(), shown.content()))
                .collect(Collectors.joining("\n"));
    }
}
