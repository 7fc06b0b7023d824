// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.consume;

import com.fasterxml.jackson.databind.JsonNode;
import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.client.ProductLookup;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.client.TopicScanner;
import io.heddle.cli.client.WireFormatToJson;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.contract.TopicName;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shows the records of an output port. */
@Command(
        name = "consume",
        description = "show the records of a product as JSON lines",
        footer = {
            "",
            "Examples:",
            "  heddle consume crm.customers                            new records only",
            "  heddle consume crm.customers --from-beginning --max 5   the first five",
            "  heddle consume crm.customers --port full                another output port",
            "",
            "Without --max it runs until Ctrl-C. A tombstone (deleted record) is 'null'."
        })
public final class ConsumeCommand implements Callable<Integer> {
    private final CliContext context;
    private long shown;
    private long unreadable;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as crm.customers")
    String product = "";

    @Option(names = "--port", paramLabel = "NAME", defaultValue = "default",
            description = "the output port (default: ${DEFAULT-VALUE})")
    String port = "default";

    @Option(names = "--from-beginning", description = "start with the oldest record")
    boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "stop after N records")
    long max = Long.MAX_VALUE;

    public ConsumeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (max < 1) {
            throw new CliException(ExitCodes.USAGE, "--max is less than 1",
                    "use a positive number, such as --max 10");
        }
        ProductLookup.parse(product);
        RegistryApiClient mesh = new RegistryApiClient(context.mesh());
        JsonNode detail = mesh.product(product);
        TopicName topic = ProductLookup.output(detail, port);
        MeshConnectionInfo info = mesh.info();
        WireFormatToJson values = new WireFormatToJson(info);
        AtomicBoolean stopping = new AtomicBoolean();
        try (var _ = context.onInterrupt(() -> stopping.set(true))) {
            new TopicScanner(info).follow(topic,
                    fromBeginning ? TopicScanner.StartPosition.BEGINNING : TopicScanner.StartPosition.END,
                    record -> show(record, values), () -> stopping.get() || context.out().checkError());
        }
        context.out().flush();
        if (unreadable > 0) {
            context.err().println(unreadable + " records could not be decoded with the schema they name");
        }
        return stopping.get() ? ExitCodes.INTERRUPTED : ExitCodes.OK;
    }

    private boolean show(ConsumerRecord<byte[], byte[]> record, WireFormatToJson values) {
        if (record.value() == null) {
            context.out().println("null");
            shown++;
        } else {
            values.toJson(record.value()).ifPresentOrElse(
                    line -> {
                        context.out().println(line);
                        shown++;
                    },
                    () -> unreadable++);
        }
        return shown < max;
    }
}
