// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.quarantine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.cli.CliContext;
import io.heddle.cli.CliException;
import io.heddle.cli.ExitCodes;
import io.heddle.cli.mesh.MeshClient;
import io.heddle.cli.mesh.ProductLookup;
import io.heddle.cli.mesh.TopicScan;
import io.heddle.cli.output.Results;
import io.heddle.cli.output.Table;
import io.heddle.contract.TopicName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Counts what is in quarantine and lists the latest records. */
@Command(
        name = "list",
        description = "count the rejected records by reason, and list the latest",
        footer = {"", "Examples:", "  heddle quarantine list payments.payments", "  heddle quarantine list payments.payments --max 100 -o json"})
public final class QuarantineListCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as payments.payments")
    String product = "";

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
        ProductLookup.parse(product);
        MeshClient mesh = new MeshClient(context.mesh());
        TopicName topic = ProductLookup.quarantine(mesh.product(product));
        Contents contents = new Contents(max);
        new TopicScan(mesh.info()).read(topic, Instant.EPOCH, record -> {
            contents.add(Rejection.of(record));
            return true;
        });
        Results.print(context, document(contents), () -> text(contents));
        return ExitCodes.OK;
    }

    private String text(Contents contents) {
        if (contents.total() == 0) {
            return "nothing in quarantine\n";
        }
        Table counts = Table.of("REASON", "RULE", "FIELD", "RECORDS", "LAST (UTC)").right(3);
        contents.counts().forEach(count -> counts.row(count.reason(), count.rule(), count.path(),
                Long.toString(count.records()), seconds(count.last())));
        Table latest = Table.of("AT", "REASON", "RULE", "FIELD", "SOURCE", "TIME (UTC)");
        contents.latest().forEach(rejection -> latest.row(rejection.position(), rejection.reason(),
                rejection.findings().stream().map(Rejection.Finding::rule).distinct().collect(Collectors.joining(", ")),
                rejection.findings().stream().map(Rejection.Finding::path).distinct().collect(Collectors.joining(", ")),
                rejection.source().replaceFirst("^.*\\.ingest-", "ingest-"), seconds(rejection.time())));
        return contents.total() + (contents.total() == 1 ? " record" : " records") + " in quarantine\n\n"
                + Results.table(context, counts)
                + (max == 0 ? "" : "\nthe latest " + contents.latest().size() + ":\n" + Results.table(context, latest));
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }

    private ObjectNode document(Contents contents) {
        ObjectNode document = JSON.createObjectNode().put("product", product).put("records", contents.total());
        document.set("counts", JSON.createArrayNode().addAll(contents.counts().stream()
                .map(count -> JSON.createObjectNode()
                        .put("reason", count.reason())
                        .put("rule", count.rule())
                        .put("path", count.path())
                        .put("records", count.records())
                        .put("last", count.last().toString()))
                .toList()));
        document.set("latest", JSON.createArrayNode().addAll(
                contents.latest().stream().map(Rejection::document).toList()));
        return document;
    }
}
