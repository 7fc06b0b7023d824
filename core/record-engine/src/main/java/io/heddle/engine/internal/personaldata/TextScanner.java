// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personaldata;

import io.heddle.contract.PersonalDataKind;

import java.util.List;
import java.util.Set;

/**
 * Scans one text for some kinds of personal data. A single pass over the bytes rules out the kinds that cannot occur,
 * so that most texts cost no more. Immutable and thread-safe; the caller provides the scratch.
 */
@SuppressWarnings("EnumOrdinal") // a bit for each kind; it never leaves the process
public final class TextScanner {
    private static final int DIGIT = 1;
    private static final int AT_SIGN = 1 << 1;
    private static final int PLUS = 1 << 2;
    private static final int SEPARATOR = 1 << 3;
    private static final int DOT = 1 << 4;
    private static final int COLON = 1 << 5;
    private static final int LETTER = 1 << 6;
    private static final int JOINED = 1 << 7;
    /** Characters that never occur between the digits of one number. */
    private static final int BREAK = 1 << 8;
    private static final int[] CLASS = new int[256];
    private static final int SHORTEST = 6;
    /** The minimum number of digits of the identifiers. */
    private static final int FEWEST = 9;

    static {
        for (int b = 0; b < 256; b++) {
            CLASS[b] =
                    b < 128 && Utf8Bytes.isDigit(b) ? DIGIT : b < 128 && Utf8Bytes.isLetter(b) ? LETTER | BREAK : BREAK;
        }
        CLASS['@'] = AT_SIGN | BREAK;
        CLASS['+'] = PLUS;
        CLASS['('] = PLUS;
        CLASS[')'] = JOINED;
        CLASS[' '] = SEPARATOR;
        CLASS['-'] = SEPARATOR;
        CLASS['/'] = SEPARATOR;
        CLASS['.'] = SEPARATOR | DOT;
        CLASS[':'] = COLON | BREAK;
    }

    private final NumericIdentifier[] numbers;
    private final int kinds;

    /** Creates a scanner for these kinds. */
    public TextScanner(Set<PersonalDataKind> searchedKinds) {
        List<NumericIdentifier> all = List.of(
                new PaymentCard(), new GermanTaxId(), new DutchBsn(), new FrenchNir(), new BelgianNationalNumber(),
                new PolishPesel(),
                new SwedishPersonnummer(), new BritishNhsNumber(), new BrazilianCpf());
        numbers = all.stream().filter(kind -> searchedKinds.contains(kind.kind())).toArray(NumericIdentifier[]::new);
        kinds = searchedKinds.stream().mapToInt(kind -> 1 << kind.ordinal()).sum();
    }

    /** Reusable buffers of a scan. Not thread-safe. */
    public static final class Scratch {
        private final DigitGroups run = new DigitGroups();
    }

    /**
     * Scans {@code text[from, end)}, which may contain any bytes.
     *
     * @param versions whether the field holds version numbers, so that four numbers with dots are not an IP address
     */
    public void scan(byte[] text, int from, int end, boolean versions, Scratch scratch, TextSightings sightings) {
        sightings.clear();
        if (end - from < SHORTEST) {
            return;
        }
        int seen = 0;
        int digits = 0;
        int dots = 0;
        int stretch = 0;
        int longest = 0;
        for (int i = from; i < end; i++) {
            int characterClass = CLASS[text[i] & 0xff];
            seen |= characterClass;
            digits += characterClass & DIGIT;
            dots += (characterClass / DOT) & 1;
            stretch = (characterClass & BREAK) == 0 ? stretch + (characterClass & DIGIT) : 0;
            longest = Math.max(longest, stretch);
        }
        if (dots < 3) {
            seen &= ~DOT;
        }
        if ((seen & AT_SIGN) != 0 && wants(PersonalDataKind.EMAIL) && EmailFinder.find(text, from, end)) {
            sightings.record(PersonalDataKind.EMAIL, TextSightings.CERTAIN);
        }
        if (digits == 0) {
            return;
        }
        if ((seen & COLON) != 0 && wants(PersonalDataKind.IP_ADDRESS) && Ipv6Finder.find(text, from, end)) {
            sightings.record(PersonalDataKind.IP_ADDRESS, TextSightings.CERTAIN);
        }
        boolean hasLetter = (seen & LETTER) != 0;
        if (hasLetter && digits > 1 && wants(PersonalDataKind.IBAN) && IbanFinder.find(text, from, end)) {
            sightings.record(PersonalDataKind.IBAN, TextSightings.CERTAIN);
        }
        if (digits >= 5) {
            numbers(text, from, end, seen, longest, versions, scratch, sightings);
        }
    }

    private void numbers(
            byte[] text, int from, int end, int seen, int longest, boolean versions, Scratch scratch,
            TextSightings sightings) {
        if ((seen & DOT) != 0 && !versions && wants(PersonalDataKind.IP_ADDRESS) && Ipv4Finder.find(text, from, end)) {
            sightings.record(PersonalDataKind.IP_ADDRESS, TextSightings.CERTAIN);
        }
        boolean dialled = (longest >= 8 && (seen & PLUS) != 0) || (longest >= 10 && (seen & SEPARATOR) != 0);
        if (dialled && wants(PersonalDataKind.PHONE) && PhoneFinder.find(text, from, end)) {
            sightings.record(PersonalDataKind.PHONE, TextSightings.CERTAIN);
        }
        if ((seen & LETTER) != 0) {
            words(text, from, end, longest, sightings);
        }
        if (longest >= FEWEST && numbers.length > 0) {
            runs(text, from, end, scratch.run, sightings);
        }
    }

    private void words(byte[] text, int from, int end, int longest, TextSightings sightings) {
        boolean spanish = longest >= 7 && wants(PersonalDataKind.ES_DNI);
        boolean italian = end - from >= ItalianCodiceFiscale.LENGTH && wants(PersonalDataKind.IT_CODICE_FISCALE);
        boolean french = longest >= 8 && wants(PersonalDataKind.FR_NIR);
        if (!spanish && !italian && !french) {
            return;
        }
        boolean inside = false;
        for (int i = from; i < end; i++) {
            boolean word = Utf8Bytes.isWord(text[i]);
            if (word && !inside && Utf8Bytes.opens(text, from, i)) {
                if (italian && ItalianCodiceFiscale.matches(text, i, end)) {
                    sightings.record(PersonalDataKind.IT_CODICE_FISCALE, TextSightings.CERTAIN);
                }
                int corsican = french ? FrenchNir.corsican(text, i, end) : 0;
                if (corsican > 0) {
                    sightings.record(PersonalDataKind.FR_NIR, corsican, SpanishDni.value(text, i + 7, end));
                }
                int evidence = spanish ? SpanishDni.evidence(text, i, end) : 0;
                if (evidence > 0) {
                    sightings.record(PersonalDataKind.ES_DNI, evidence, SpanishDni.value(text, i, end));
                }
            }
            inside = word;
        }
    }

    private void runs(byte[] text, int from, int end, DigitGroups run, TextSightings sightings) {
        int i = from;
        while (i < end) {
            if (!Utf8Bytes.isDigit(text[i])) {
                i++;
                continue;
            }
            i = run.read(text, from, i, end);
            for (int group = 0; group < run.groups() && run.digitsFrom(group) >= FEWEST; group++) {
                for (NumericIdentifier kind : numbers) {
                    int evidence = kind.evidence(run, group);
                    if (evidence > 0) {
                        sightings.record(kind.kind(), evidence, run.value(group));
                    }
                }
            }
        }
    }

    private boolean wants(PersonalDataKind kind) {
        return (kinds & (1 << kind.ordinal())) != 0;
    }
}
