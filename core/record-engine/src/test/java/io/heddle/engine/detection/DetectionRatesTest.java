// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies the rates published in {@code docs/reference/undeclared-personal-data.md} and writes the current ones to
 * {@code target/detection-rates.md}.
 */
class DetectionRatesTest {
    private static final long SEED = 20_260_203;
    private static final Path REPORT = Path.of("target/detection-rates.md");
    private static final Map<PersonalDataKind, Integer> CERTAIN_AT_MOST =
            Map.of(PersonalDataKind.IP_ADDRESS, 450, PersonalDataKind.IT_CODICE_FISCALE, 30);
    private final DetectionRates rates = new DetectionRates();

    @Test
    void shouldNotExceedPublishedRatesOnGeneratedText() throws Exception {
        List<String> table = new ArrayList<>(List.of(
                "| kind | counted at once | pass a check digit by chance | fields taken for it |",
                "|---|---|---|---|"));
        rates.generated(SEED).forEach((kind, wrong) -> {
            table.add(String.format(
                    Locale.ROOT, "| `%s` | %d of %,d | %d (%.4f %%) | %s |", kind.code(), wrong.certain, wrong.texts,
                    wrong.checked,
                    100.0 * wrong.checked / wrong.texts,
                    wrong.fields.isEmpty() ? "none" : String.join(", ", wrong.fields)));
        });
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Files.write(REPORT, table);
        rates.generated(SEED).forEach((kind, wrong) -> {
            assertThat(wrong.certain).as(kind.code()).isLessThanOrEqualTo(CERTAIN_AT_MOST.getOrDefault(kind, 0));
            assertThat((double) wrong.checked / wrong.texts).as(kind.code()).isLessThan(0.02);
            assertThat(wrong.fields).as(kind.code()).isSubsetOf("version of four", "letters and digits, 16");
        });
    }

    @Test
    void shouldFindAtLeastThePublishedShare() throws Exception {
        List<String> table = new ArrayList<>(List.of("",
                "| kind | values of | seen | counted at once | the field is known after |", "|---|---|---|---|---|"));
        for (PersonalDataKind kind : PersonalDataKind.values()) {
            DetectionRates.Recall recall = rates.genuine(kind, SEED);
            table.add(row(kind, "rules", recall));
            assertThat(recall.seen()).as(kind.code()).isEqualTo(recall.values());
        }
        rates.datafaker(SEED).forEach((kind, recall) -> {
            table.add(row(kind, "Datafaker", recall));
            assertThat(recall.seen()).as(kind.code()).isGreaterThan(recall.values() / 2);
        });
        Files.write(Path.of("target/detection-recall.md"), table);
    }

    @Test
    void shouldFindNothingButAddressesInRealText() throws Exception {
        List<String> texts =
                new ArrayList<>(DetectionRates.lines(Path.of("../../docs/adr"), Pattern.compile(".*\\.md")));
        for (String name : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "core/record-engine/README.md")) {
            texts.addAll(Files.readAllLines(Path.of("../..", name)));
        }
        int own = texts.size();
        texts.addAll(DetectionRates.lines(Path.of(System.getProperty("java.home"), "legal"),
                Pattern.compile(".*(LICENSE|\\.md|COPYRIGHT)")));
        Map<PersonalDataKind, List<String>> found = rates.found(texts.stream());

        List<String> report = new ArrayList<>(
                List.of("", own + " lines of this repository, " + (texts.size() - own) + " of the JDK's licences:"));
        found.forEach((kind, lines) -> lines.forEach(line -> report.add(kind.code() + ": " + line)));
        Files.write(Path.of("target/detection-real.md"), report);
        assertThat(texts.size()).isGreaterThan(1_000);
        assertThat(found.keySet()).isSubsetOf(PersonalDataKind.EMAIL);
        assertThat(found.getOrDefault(PersonalDataKind.EMAIL, List.of()))
                .allMatch(line -> line.matches(".*[\\w.+-]+@[\\w.-]+\\.[a-zA-Z]{2,}.*"));
    }

    @Test
    @EnabledIfSystemProperty(named = "sakila.dir", matches = ".+",
            disabledReason = "give the folder of the data with -Dsakila.dir=DIR")
    void shouldFindNothingButTheMailFieldInSakila() {
        Path folder = Path.of(System.getProperty("sakila.dir"));
        for (String product : List.of("customers", "rentals", "payments")) {
            DetectionRates.jsonStrings(folder.resolve(product + ".jsonl"), Set.of("email"))
                    .forEach((field, values) -> assertThat(rates.found(values.stream())).as(product + "." + field)
                            .isEmpty());
        }
        List<String> mails = DetectionRates.jsonStrings(folder.resolve("customers.jsonl"), Set.of())
                .getOrDefault("email", List.of());
        assertThat(rates.found(mails.stream()).get(PersonalDataKind.EMAIL)).hasSameSizeAs(mails).hasSize(599);
    }

    private static String row(PersonalDataKind kind, String source, DetectionRates.Recall recall) {
        return String.format(
                Locale.ROOT, "| `%s` | %s | %.2f %% | %.2f %% | %s |", kind.code(), source,
                100.0 * recall.seen() / recall.values(),
                100.0 * recall.certain() / recall.values(),
                recall.needed() == 1 ? "1 value" : recall.needed() + " values");
    }
}
