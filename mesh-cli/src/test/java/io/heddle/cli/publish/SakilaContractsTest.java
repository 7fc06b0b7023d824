// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.json.JsonToAvro;
import io.heddle.contract.Contract;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.engine.AvroRecordEngine;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks the contracts of {@code examples/sakila} against every line of the Sakila sample data. */
@EnabledIfSystemProperty(
        named = "sakila.dir", matches = ".+", disabledReason = "give the folder of the data with -Dsakila.dir=DIR")
class SakilaContractsTest {
    @ParameterizedTest
    @CsvSource({"crm,customers,599,0", "rentals,rentals,16044,0", "payments,payments,16049,24"})
    void shouldRefuseExactlyTheKnownInvalidLines(String domain, String product, int total, int refused)
            throws IOException {
        Contract contract = contract(Path.of("../examples/sakila").resolve(domain), product);
        RecordProgram program = ((CompilationResult.Compiled) AvroRecordEngine.checkOnly()
                .compile(contract.valueSchema(), contract, List.of()))
                .program();
        JsonToAvro converter = JsonToAvro.of(contract.valueSchema());

        List<String> lines = Files.readAllLines(Path.of(System.getProperty("sakila.dir"), product + ".jsonl"));
        List<Verdict.Rejected> rejected = lines.stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .map(line -> ((JsonToAvro.Encoded) converter.convert(line, 0, line.length)).avro())
                .map(avro -> program.run(avro, 0, avro.length, Instant.now()))
                .filter(Verdict.Rejected.class::isInstance)
                .map(Verdict.Rejected.class::cast)
                .toList();

        assertThat(lines).hasSize(total);
        assertThat(rejected).hasSize(refused)
                .allSatisfy(finding -> assertThat(finding.violations()).singleElement()
                        .satisfies(violation -> assertThat(violation.path()).isEqualTo("amount_cents")));
    }

    private static Contract contract(Path folder, String product) throws IOException {
        ContractReading reading = ContractReader.read(
                Files.readString(folder.resolve(product + ".yaml")), url -> Optional.of(text(folder.resolve(url))));
        assertThat(reading).isInstanceOf(ContractReading.Valid.class);
        return ((ContractReading.Valid) reading).contract();
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
