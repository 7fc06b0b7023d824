// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.client.MeshConnectionInfo;
import io.heddle.cli.client.ProductLookup;
import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.client.TopicScanner;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.json.JsonToAvro;
import io.heddle.cli.output.DocumentFormatter;
import io.heddle.contract.Contract;
import io.heddle.contract.ProductId;
import io.heddle.sdk.DataProductProducer;
import io.heddle.sdk.HeddleMesh;
import io.heddle.sdk.MeshUnavailableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Publishes lines of JSON as records of a product. */
@Command(
        name = "publish",
        description = "publish lines of JSON as records of a product",
        footer = {
            "",
            "Examples:",
            "  heddle publish payments.payments --file payments.jsonl",
            "  zcat customers.gz | heddle publish crm.customers --file -",
            "  heddle publish payments.payments --file payments.jsonl --observe",
            "",
            "A record that breaks the contract is not sent: it is reported with its",
            "line, rule and field, and the exit code is 3. If the mesh becomes",
            "unavailable (exit code 5), --resume RUN sends exactly the missing records."
        })
public final class PublishCommand implements Callable<Integer> {
    private static final long SECONDS_AFTER_FAILURE = 10;
    private static final String LATEST = "latest";
    private final CliContext context;

    @Parameters(paramLabel = "PRODUCT", description = "the product, such as crm.customers")
    String product = "";

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "lines of JSON; - is standard input")
    String file = "-";

    @Option(names = "--key", paramLabel = "FIELD", description = "check that this is the contract's key")
    @Nullable
    String key;

    @Option(names = "--observe", description = "also send records that break the contract, for the gate to decide")
    boolean observe;

    @Option(names = "--errors", paramLabel = "FILE",
            description = "write the number and reasons of every refused line to it")
    @Nullable
    Path errors;

    @Option(names = "--skip-lines", paramLabel = "N", description = "skip the first N lines")
    long skipLines;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            arity = "0..1",
            fallbackValue = LATEST,
            description = "send what an earlier run of this file (default: the latest) did not send")
    @Nullable
    String resume;

    @Option(names = "--rate", paramLabel = "N", description = "send at most N records per second")
    int rate = Integer.MAX_VALUE;

    public PublishCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProductId id = ProductLookup.parse(product);
        checkOptions();
        long size = file.equals("-") ? 0 : size(Path.of(file));
        MeshConnectionInfo info = new RegistryApiClient(context.mesh()).info();
        AtomicBoolean stopRequested = new AtomicBoolean();
        try (InputStream in = file.equals("-") ? context.in() : Files.newInputStream(Path.of(file));
                RefusedLineLog refusals = RefusedLineLog.open(errors);
                var _ = context.onInterrupt(() -> stopRequested.set(true))) {
            HeddleMesh mesh = PublishConnection.open(info);
            DataProductProducer producer = PublishConnection.producer(mesh, id);
            Contract contract = producer.contract().contract();
            KeyOptionCheck.check(contract, key);
            PublishRunId run = run(info, contract);
            FilePublisher publisher =
                    new FilePublisher(PublishConnection.sink(producer, contract.valueSchema(), observe), run, refusals);
            PublishReport report = publish(in, size, info, contract, publisher, refusals, stopRequested, run);
            if (publisher.failure() == null) {
                // Do not close after a failure: a producer waiting for a lost broker would only delay the exit.
                mesh.close();
            }
            return show(report, publisher.failure(), stopRequested.get());
        }
    }

    private PublishReport publish(
            InputStream in,
            long size,
            MeshConnectionInfo info,
            Contract contract,
            FilePublisher publisher,
            RefusedLineLog refusals,
            AtomicBoolean stopRequested,
            PublishRunId run) throws IOException, InterruptedException {
        BitSet arrivedLines = resume == null
                ? new BitSet()
                : ArrivedLineLookup.arrivedLines(new TopicScanner(info), contract.topics().ingest(), run);
        LineReader reader = new LineReader(in);
        LineConverter converter = new LineConverter(
                JsonToAvro.of(contract.valueSchema()), new RecordKeyReader(contract), skipLines, arrivedLines);
        if (context.terminal().errIsTerminal() || size == 0 || size > 50_000_000) {
            context.err().println("run " + run + "; if it is interrupted, continue with --resume " + run);
        }
        long startNanos = System.nanoTime();
        try (var _ = PublishProgress.start(
                context.err(), context.terminal(), publisher.counters(), reader::bytesRead, size)) {
            new PublishPipeline(reader, converter, publisher, rate).run(stopRequested::get);
            publisher.finish(SECONDS_AFTER_FAILURE);
        }
        boolean complete = publisher.failure() == null && !stopRequested.get();
        return new PublishReport(product, contract.ref().toString(), run, publisher.counters().counts(),
                refusals.byRule(),
                refusals.firstRefusals(), publisher.acknowledgedUpTo(), complete,
                Duration.ofNanos(System.nanoTime() - startNanos));
    }

    private int show(PublishReport report, @Nullable Throwable failure, boolean interrupted) {
        switch (context.output()) {
            case TABLE -> {
                context.err().print(report.refusedText(errors != null));
                context.err().flush();
                context.out().println(report.summary());
            }
            case JSON -> context.out().print(DocumentFormatter.json(report.document()));
            case YAML -> context.out().print(DocumentFormatter.yaml(report.document()));
        }
        context.out().flush();
        if (failure != null) {
            throw failed(report, failure);
        }
        if (interrupted) {
            context.err().println("interrupted; " + resumption(report));
            context.err().flush();
            return ExitCodes.INTERRUPTED;
        }
        return report.counts().refused() > 0 ? ExitCodes.REFUSED : ExitCodes.OK;
    }

    private CliException failed(PublishReport report, Throwable failure) {
        boolean unavailable = failure instanceof MeshUnavailableException;
        String message = failure instanceof io.heddle.sdk.HeddleException
                ? String.valueOf(failure.getMessage())
                : "publishing failed (" + failure.getClass().getSimpleName() + ")";
        return new CliException(unavailable ? ExitCodes.UNREACHABLE : ExitCodes.INTERNAL, message, resumption(report),
                failure);
    }

    private static String resumption(PublishReport report) {
        return "all lines up to " + report.settledUpTo()
                + " are done; to send exactly the missing records, run the command again with"
                + " --resume " + report.run();
    }

    private void checkOptions() {
        if (rate < 1 || skipLines < 0) {
            throw new CliException(ExitCodes.USAGE, "--rate must be at least 1, --skip-lines at least 0",
                    "use for example --rate 1000");
        }
        if (LATEST.equals(resume) && file.equals("-")) {
            throw new CliException(ExitCodes.USAGE, "for standard input, --resume needs the name of a run",
                    "write --resume RUN with the run that was printed");
        }
    }

    private String source() {
        return file.equals("-") ? file : Path.of(file).toAbsolutePath().normalize().toString();
    }

    private PublishRunId run(MeshConnectionInfo info, Contract contract) {
        if (resume == null) {
            return PublishRunId.start(Instant.now(), source());
        }
        if (resume.equals(LATEST)) {
            return ArrivedLineLookup.latestRun(new TopicScanner(info), contract.topics().ingest(), source())
                    .orElseThrow(() -> new CliException(ExitCodes.NOT_FOUND,
                            "the mesh has no records of this file, so there is nothing to resume",
                            "omit --resume, or name the run that was printed"));
        }
        return PublishRunId.parse(resume).orElseThrow(() -> new CliException(ExitCodes.USAGE,
                "'" + resume + "' is not a publish run", "write --resume RUN with the run that was printed"));
    }

    private static long size(Path path) throws IOException {
        try {
            if (Files.isDirectory(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return Files.size(path);
        } catch (NoSuchFileException e) {
            throw new CliException(ExitCodes.NOT_FOUND, "no such file: " + path, "name a file of JSON lines, or - for"
                    + " standard input", e);
        }
    }
}
