// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.client.RegistryApiClient;
import io.heddle.cli.console.AnsiStyles;
import io.heddle.cli.console.CliContext;
import io.heddle.cli.console.CliException;
import io.heddle.cli.console.ExitCodes;
import io.heddle.cli.console.OutputFormat;
import io.heddle.cli.output.DocumentFormatter;
import io.heddle.engine.CompiledRecordEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Applies domains and contracts. If any file has a fault, nothing is applied. */
@Command(
        name = "apply",
        description = "apply domains and contracts from files",
        footer = {
            "",
            "Examples:",
            "  heddle apply -f examples/sakila            every file in a folder",
            "  heddle apply -f customers.yaml --dry-run   show what would change",
            "",
            "All files are checked before anything is changed. Exit code 3: the files",
            "have faults; all of them are shown, and nothing was changed."
        })
public final class ApplyCommand implements Callable<Integer> {
    private final CliContext context;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE|DIR",
            description = "a contract or domain file, or a folder of them; may be repeated")
    List<Path> paths = List.of();

    @Option(names = "--dry-run", description = "show what would change without changing it")
    boolean dryRun;

    public ApplyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<DefinitionFile> files = new ArrayList<>();
        List<FileFaults> faults = new ArrayList<>();
        DefinitionFileReader reader = new DefinitionFileReader(CompiledRecordEngine.checkOnly());
        paths.stream().flatMap(path -> DefinitionFileDiscovery.files(path).stream()).distinct()
                .map(file -> reader.read(file, paths.contains(file))).forEach(reading -> {
                    switch (reading) {
                        case DefinitionReadResult.Valid valid -> files.add(valid.file());
                        case DefinitionReadResult.Invalid invalid -> faults.add(invalid.faults());
                        case DefinitionReadResult.Foreign foreign -> skip(foreign);
                    }
                });
        faults.addAll(duplicates(files));
        if (files.isEmpty() && faults.isEmpty()) {
            throw new CliException(ExitCodes.NOT_FOUND, "the files contain no contract and no domain",
                    "a contract has 'kind: DataContract', a domain 'kind: Domain'");
        }
        if (!faults.isEmpty()) {
            return refused(faults);
        }
        RegistryApiClient mesh = new RegistryApiClient(context.mesh());
        DefinitionApplier.Outcome plan = DefinitionApplier.run(mesh, files, true);
        if (!plan.faults().isEmpty()) {
            return refused(plan.faults());
        }
        return show(dryRun ? plan : DefinitionApplier.run(mesh, files, false));
    }

    private void skip(DefinitionReadResult.Foreign file) {
        context.err().println(file.path() + ": " + file.reason() + ", skipped");
    }

    /** Faults for files that define the same domain or contract. */
    private static List<FileFaults> duplicates(List<DefinitionFile> files) {
        Map<String, Path> pathBySubject = new LinkedHashMap<>();
        List<FileFaults> faults = new ArrayList<>();
        for (DefinitionFile file : files) {
            Path earlierPath = pathBySubject.putIfAbsent(file.subject(), file.path());
            if (earlierPath != null) {
                faults.add(DefinitionReadResult.Invalid.of(file.path(), "file.twice",
                        file.subject() + " is also in " + earlierPath, "keep one of the two files")
                        .faults());
            }
        }
        return faults;
    }

    private int show(DefinitionApplier.Outcome outcome) {
        AnsiStyles ansi = context.terminal().ansi();
        switch (context.output()) {
            case TABLE -> {
                context.out().print(ApplyReport.table(outcome.changes(), ansi, context.terminal().columns()));
                context.err().print(ApplyReport.faults(outcome.notices(), context.terminal().errAnsi()));
                context.out().println();
                context.out().println(ApplyReport.summary(outcome.changes(), dryRun));
            }
            case JSON -> context.out().print(DocumentFormatter.json(document(outcome)));
            case YAML -> context.out().print(DocumentFormatter.yaml(document(outcome)));
        }
        context.err().print(ApplyReport.faults(outcome.faults(), context.terminal().errAnsi()));
        context.err().flush();
        return outcome.faults().isEmpty() ? ExitCodes.OK : ExitCodes.REFUSED;
    }

    private com.fasterxml.jackson.databind.JsonNode document(DefinitionApplier.Outcome outcome) {
        return ApplyReport.document(outcome.changes(), outcome.faults(), outcome.notices(), dryRun);
    }

    private int refused(List<FileFaults> faults) {
        if (context.output() != OutputFormat.TABLE) {
            return show(new DefinitionApplier.Outcome(List.of(), faults, List.of()));
        }
        context.err().print(ApplyReport.faults(faults, context.terminal().errAnsi()));
        int count = faults.stream().mapToInt(file -> file.faults().size()).sum();
        throw new CliException(ExitCodes.REFUSED,
                count + (count == 1 ? " fault" : " faults") + " in " + faults.size()
                        + (faults.size() == 1 ? " file" : " files") + "; nothing was changed",
                "correct the faults listed above and run the command again");
    }
}
