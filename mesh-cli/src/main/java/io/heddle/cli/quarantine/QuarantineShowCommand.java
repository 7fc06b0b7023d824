// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.CliContext;
import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.mesh.ValueSchemas;
import io.heddle.cli.output.Results;
import io.heddle.log.quarantine.Filter;
import io.heddle.log.quarantine.Quarantine;
import io.heddle.log.quarantine.Rejection;
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

/** Shows rejected records with everything that is wrong with them. */
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
            "as it came, unmasked: that is for the owner of the product alone."
        })
public final class QuarantineShowCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

    @Mixin
    FilterOptions options = new FilterOptions();

    @Option(names = "--max", paramLabel = "N", defaultValue = "1", description = "the latest N records (default: ${DEFAULT-VALUE})")
    int max = 1;

    @Option(names = "--raw", description = "show the record itself, unmasked")
    boolean raw;

    public QuarantineShowCommand(CliContext context) {
        this.context = context;
    }

    /** A rejection and, only where the user wants it, its content. */
    private record Shown(Rejection rejection, @Nullable String content) {}

    @Override
    public Integer call() {
        if (max < 1 || max > 10_000) {
            throw new CliException(ExitCodes.USAGE, "--max is not within 1 and 10000", "write a number such as --max 10");
        }
        QuarantineOf of = QuarantineOf.product(context, product);
        Filter filter = options.filter(Instant.now(), of.info());
        List<Shown> records = of.ask(() -> find(of, filter));
        if (records.isEmpty()) {
            throw new CliException(ExitCodes.NOT_FOUND,
                    options.isAny() ? "no record in the quarantine of " + product + " is meant by the options" : "nothing in"
                            + " quarantine",
                    "'heddle quarantine list " + product + "' shows what is there");
        }
        if (raw) {
            context.err().println("unmasked content follows: for the owner of the product only");
            context.err().flush();
        }
        Results.print(context, records.stream().map(QuarantineShowCommand::document).toList(), () -> text(records));
        return ExitCodes.OK;
    }

    private List<Shown> find(QuarantineOf of, Filter filter) {
        ValueSchemas values = new ValueSchemas(of.info());
        Deque<Shown> found = new ArrayDeque<>();
        int most = Math.max(max, options.positions.size());
        Contents latest = new Contents(most);
        try (Quarantine quarantine = Quarantine.open(of.config())) {
            quarantine.read(filter, (rejection, record) -> {
                latest.add(rejection);
                found.addLast(new Shown(rejection, raw ? content(record.value(), values) : null));
                if (found.size() > most * 64L) {
                    List<Rejection> kept = latest.latest();
                    found.removeIf(shown -> !kept.contains(shown.rejection()));
                }
                return true;
            });
        }
        List<Rejection> kept = latest.latest();
        return kept.stream()
                .flatMap(rejection -> found.stream().filter(shown -> shown.rejection().equals(rejection)))
                .toList();
    }

    private static String content(byte @Nullable [] value, ValueSchemas values) {
        return value == null
                ? "null"
                : values.json(value).orElseGet(() -> "base64:" + Base64.getEncoder().encodeToString(value));
    }

    private static JsonNode document(Shown shown) {
        ObjectNode document = RejectionDocument.of(shown.rejection());
        return shown.content() == null ? document : document.put("raw", shown.content());
    }

    private String text(List<Shown> records) {
        return records.stream()
                .map(shown -> RejectionText.of(context.terminal().ansi(), shown.rejection(), shown.content()))
                .collect(Collectors.joining("\n"));
    }
}
