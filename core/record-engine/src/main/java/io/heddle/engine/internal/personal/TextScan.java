// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.personal;

import io.heddle.contract.PersonalDataKind;

import java.util.List;
import java.util.Set;

/**
 * Looks for some kinds in one text. One pass over its bytes tells which kinds can be in it at all, so that most texts
 * cost no more. Immutable and thread-safe; the scratch is the caller's.
 */
@SuppressWarnings("EnumOrdinal") // a bit for each kind; it never leaves the process
public final class TextScan {
    private static final int DIGIT = 1;
    private static final int AT = 1 << 1;
    private static final int PLUS = 1 << 2;
    private static final int SEPARATOR = 1 << 3;
    private static final int DOT = 1 << 4;
    private static final int COLON = 1 << 5;
    private static final int LETTER = 1 << 6;
    private static final int JOINED = 1 << 7;
    /** What digits of one number never have between them. */
    private static final int BREAK = 1 << 8;
    private static final int[] CLASS = new int[256];
    private static final int SHORTEST = 6;
    /** The fewest digits of a number that is looked for. */
    private static final int FEWEST = 9;

    static {
        for (int b = 0; b < 256; b++) {
            CLASS[b] = b < 128 && Chars.isDigit(b) ? DIGIT : b < 128 && Chars.isLetter(b) ? LETTER | BREAK : BREAK;
        }
        CLASS['@'] = AT | BREAK;
        CLASS['+'] = PLUS;
        CLASS['('] = PLUS;
        CLASS[')'] = JOINED;
        CLASS[' '] = SEPARATOR;
        CLASS['-'] = SEPARATOR;
        CLASS['/'] = SEPARATOR;
        CLASS['.'] = SEPARATOR | DOT;
        CLASS[':'] = COLON | BREAK;
    }

    private final NumberKind[] numbers;
    private final int kinds;

    /** A scan for these kinds. */
    public TextScan(Set<PersonalDataKind> wanted) {
        List<NumberKind> all = List.of(
                new Cards(), new GermanTaxId(), new DutchBsn(), new FrenchNir(), new BelgianNumber(), new Pesel(),
                new Personnummer(), new NhsNumber(), new BrazilianCpf());
        numbers = all.stream().filter(kind -> wanted.contains(kind.kind())).toArray(NumberKind[]::new);
        kinds = wanted.stream().mapToInt(kind -> 1 << kind.ordinal()).sum();
    }

    /** What a scan needs besides the text. Not thread-safe. */
    public static final class Scratch {
        private final DigitRun run = new DigitRun();
    }

    /**
     * Looks at {@code text[from, to)}, which may hold any bytes.
     *
     * @param versions whether the text is where versions are kept, so that four numbers with dots mean nothing
     */
    public void scan(byte[] text, int from, int to, boolean versions, Scratch scratch, Sightings into) {
        into.clear();
        if (to - from < SHORTEST) {
            return;
        }
        int seen = 0;
        int digits = 0;
        int dots = 0;
        int stretch = 0;
        int longest = 0;
        for (int i = from; i < to; i++) {
            int of = CLASS[text[i] & 0xff];
            seen |= of;
            digits += of & DIGIT;
            dots += (of / DOT) & 1;
            stretch = (of & BREAK) == 0 ? stretch + (of & DIGIT) : 0;
            longest = Math.max(longest, stretch);
        }
        if (dots < 3) {
            seen &= ~DOT;
        }
        if ((seen & AT) != 0 && wants(PersonalDataKind.EMAIL) && Emails.in(text, from, to)) {
            into.see(PersonalDataKind.EMAIL, Sightings.CERTAIN);
        }
        if (digits == 0) {
            return;
        }
        if ((seen & COLON) != 0 && wants(PersonalDataKind.IP_ADDRESS) && Addresses6.in(text, from, to)) {
            into.see(PersonalDataKind.IP_ADDRESS, Sightings.CERTAIN);
        }
        boolean lettered = (seen & LETTER) != 0;
        if (lettered && digits > 1 && wants(PersonalDataKind.IBAN) && Ibans.in(text, from, to)) {
            into.see(PersonalDataKind.IBAN, Sightings.CERTAIN);
        }
        if (digits >= 5) {
            numbers(text, from, to, seen, longest, versions, scratch, into);
        }
    }

    private void numbers(
            byte[] text, int from, int to, int seen, int longest, boolean versions, Scratch scratch, Sightings into) {
        if ((seen & DOT) != 0 && !versions && wants(PersonalDataKind.IP_ADDRESS) && Addresses4.in(text, from, to)) {
            into.see(PersonalDataKind.IP_ADDRESS, Sightings.CERTAIN);
        }
        boolean dialled = (longest >= 8 && (seen & PLUS) != 0) || (longest >= 10 && (seen & SEPARATOR) != 0);
        if (dialled && wants(PersonalDataKind.PHONE) && Phones.in(text, from, to)) {
            into.see(PersonalDataKind.PHONE, Sightings.CERTAIN);
        }
        if ((seen & LETTER) != 0) {
            words(text, from, to, longest, into);
        }
        if (longest >= FEWEST && numbers.length > 0) {
            runs(text, from, to, scratch.run, into);
        }
    }

    private void words(byte[] text, int from, int to, int longest, Sightings into) {
        boolean spanish = longest >= 7 && wants(PersonalDataKind.ES_DNI);
        boolean italian = to - from >= CodiceFiscale.LENGTH && wants(PersonalDataKind.IT_CODICE_FISCALE);
        boolean french = longest >= 8 && wants(PersonalDataKind.FR_NIR);
        if (!spanish && !italian && !french) {
            return;
        }
        boolean inside = false;
        for (int i = from; i < to; i++) {
            boolean word = Chars.isWord(text[i]);
            if (word && !inside && Chars.opens(text, from, i)) {
                if (italian && CodiceFiscale.is(text, i, to)) {
                    into.see(PersonalDataKind.IT_CODICE_FISCALE, Sightings.CERTAIN);
                }
                int corsican = french ? FrenchNir.corsican(text, i, to) : 0;
                if (corsican > 0) {
                    into.see(PersonalDataKind.FR_NIR, corsican, SpanishDni.value(text, i + 7, to));
                }
                int evidence = spanish ? SpanishDni.evidence(text, i, to) : 0;
                if (evidence > 0) {
                    into.see(PersonalDataKind.ES_DNI, evidence, SpanishDni.value(text, i, to));
                }
            }
            inside = word;
        }
    }

    private void runs(byte[] text, int from, int to, DigitRun run, Sightings into) {
        int i = from;
        while (i < to) {
            if (!Chars.isDigit(text[i])) {
                i++;
                continue;
            }
            i = run.read(text, from, i, to);
            for (int group = 0; group < run.groups() && run.digitsFrom(group) >= FEWEST; group++) {
                for (NumberKind kind : numbers) {
                    int evidence = kind.evidence(run, group);
                    if (evidence > 0) {
                        into.see(kind.kind(), evidence, run.value(group));
                    }
                }
            }
        }
    }

    private boolean wants(PersonalDataKind kind) {
        return (kinds & (1 << kind.ordinal())) != 0;
    }
}
