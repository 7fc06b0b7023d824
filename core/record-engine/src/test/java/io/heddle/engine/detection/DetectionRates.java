// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;
import net.datafaker.Faker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts what the detector takes for personal data and is none, and what it misses. */
final class DetectionRates {
    /** Values of each field. */
    static final int VALUES = 5_000;
    private static final Pattern STRING = Pattern.compile("\"([a-z_]+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final DetectorProbe probe = new DetectorProbe();

    /** What was counted of one kind in texts that hold none. */
    static final class FalseFinding {
        long texts;
        /** Texts that count at once. */
        long certain;
        /** Texts that pass the check digit by chance; they count only in fields full of them. */
        long checked;
        /** Fields of which a value counted. */
        final List<String> fields = new ArrayList<>();
    }

    /** Of generated fields without personal data. */
    Map<PersonalDataKind, FalseFinding> generated(long seed) {
        return wrong(new InnocentFields(seed).fields(), VALUES);
    }

    private Map<PersonalDataKind, FalseFinding> wrong(Map<String, Supplier<String>> fields, int values) {
        Map<PersonalDataKind, FalseFinding> all = new EnumMap<>(PersonalDataKind.class);
        for (PersonalDataKind kind : PersonalDataKind.values()) {
            all.put(kind, new FalseFinding());
        }
        fields.forEach((name, supplier) -> {
            FieldFindingFilter watch = new FieldFindingFilter(Set.of());
            for (int i = 0; i < values; i++) {
                PersonalDataFindings found = probe.findings(supplier.get());
                for (int f = 0; f < found.size(); f++) {
                    FalseFinding wrong = all.computeIfAbsent(found.kind(f), any -> new FalseFinding());
                    wrong.certain += found.evidence(f) == EvidenceLevel.CERTAIN ? 1 : 0;
                    wrong.checked += found.evidence(f) == EvidenceLevel.CHECKED ? 1 : 0;
                    if (watch.counts(found, f) && !wrong.fields.contains(name)) {
                        wrong.fields.add(name);
                    }
                }
            }
        });
        all.values().forEach(wrong -> wrong.texts = (long) fields.size() * values);
        return all;
    }

    /** The share of genuine values that are seen at all, and of those that count at once. */
    record Recall(int values, int seen, int certain, int needed) {}

    /** Of values as their givers make them; half of them inside a sentence. */
    Recall genuine(PersonalDataKind kind, long seed) {
        GenuinePersonalData genuine = new GenuinePersonalData(seed);
        return recall(kind, () -> genuine.of(kind));
    }

    /** Of values that Datafaker makes, for the kinds that it makes. */
    Map<PersonalDataKind, Recall> datafaker(long seed) {
        Random random = new Random(seed);
        Faker english = new Faker(Locale.ENGLISH, random);
        Faker italian = new Faker(Locale.ITALY, random);
        Faker french = new Faker(Locale.FRANCE, random);
        Faker polish = new Faker(Locale.forLanguageTag("pl-PL"), random);
        Faker swedish = new Faker(Locale.forLanguageTag("sv-SE"), random);
        Faker brazilian = new Faker(Locale.forLanguageTag("pt-BR"), random);
        Map<PersonalDataKind, Recall> recalls = new LinkedHashMap<>();
        recalls.put(PersonalDataKind.EMAIL, recall(PersonalDataKind.EMAIL, () -> english.internet().emailAddress()));
        recalls.put(PersonalDataKind.PHONE,
                recall(PersonalDataKind.PHONE, () -> french.phoneNumber().phoneNumberInternational()));
        recalls.put(PersonalDataKind.IBAN, recall(PersonalDataKind.IBAN, () -> english.finance().iban()));
        recalls.put(PersonalDataKind.CARD, recall(PersonalDataKind.CARD, () -> english.finance().creditCard()));
        recalls.put(PersonalDataKind.IP_ADDRESS,
                recall(PersonalDataKind.IP_ADDRESS, () -> english.internet().publicIpV4Address()));
        recalls.put(PersonalDataKind.IT_CODICE_FISCALE,
                recall(PersonalDataKind.IT_CODICE_FISCALE, () -> italian.idNumber().valid()));
        recalls.put(PersonalDataKind.FR_NIR, recall(PersonalDataKind.FR_NIR, () -> french.idNumber().valid()));
        recalls.put(PersonalDataKind.PL_PESEL, recall(PersonalDataKind.PL_PESEL, () -> polish.idNumber().valid()));
        recalls.put(PersonalDataKind.SE_PERSONNUMMER,
                recall(PersonalDataKind.SE_PERSONNUMMER, () -> swedish.idNumber().valid()));
        recalls.put(PersonalDataKind.BR_CPF, recall(PersonalDataKind.BR_CPF, () -> brazilian.cpf().valid()));
        return recalls;
    }

    private Recall recall(PersonalDataKind kind, Supplier<String> values) {
        FieldFindingFilter watch = new FieldFindingFilter(Set.of());
        int seen = 0;
        int certain = 0;
        int needed = -1;
        for (int i = 0; i < VALUES; i++) {
            String value = values.get();
            PersonalDataFindings found = probe.findings(i % 2 == 0 ? value : "for " + value + ", as said");
            for (int f = 0; f < found.size(); f++) {
                if (found.kind(f) == kind) {
                    seen += found.evidence(f) == EvidenceLevel.SHAPE ? 0 : 1;
                    certain += found.evidence(f) == EvidenceLevel.CERTAIN ? 1 : 0;
                    needed = watch.counts(found, f) && needed < 0 ? i + 1 : needed;
                }
            }
        }
        return new Recall(VALUES, seen, certain, needed);
    }

    /** What is found in the lines of real texts, by kind, as it stands there; addresses in them are addresses. */
    Map<PersonalDataKind, List<String>> found(Stream<String> lines) {
        Map<PersonalDataKind, List<String>> found = new EnumMap<>(PersonalDataKind.class);
        lines.forEach(line -> probe.see(line).forEach((kind, evidence) -> {
            if (evidence != EvidenceLevel.SHAPE) {
                found.computeIfAbsent(kind, any -> new ArrayList<>()).add(line.strip());
            }
        }));
        return found;
    }

    /** The lines of every text below a folder. */
    static List<String> lines(Path folder, Pattern names) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> names.matcher(folder.relativize(file).toString()).matches()
                            && Files.isRegularFile(file))
                    .sorted()
                    .flatMap(file -> read(file).lines())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of the string fields of JSON lines, by field, without those that are personal data. */
    static Map<String, List<String>> jsonStrings(Path file, Set<String> without) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Matcher matcher = STRING.matcher(read(file));
        while (matcher.find()) {
            if (!without.contains(matcher.group(1))) {
                values.computeIfAbsent(matcher.group(1), any -> new ArrayList<>()).add(matcher.group(2));
            }
        }
        return values;
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
