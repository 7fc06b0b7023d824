// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.contract.PersonalDataKind;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Generates values that are valid by the issuers' rules. The implementation is independent of the detector: it finds
 * check digits by trying all of them, with big integers where needed. The values are synthetic. Deterministic for a
 * seed.
 */
final class GenuinePersonalData {
    private static final List<String> PHONES =
            List.of("+49 30 #######", "+4915########", "+44 20 #### ####", "+1 2## 2## 4###", "+1-3##-4##-5###",
                    "+33 6 ## ## ## ##",
                    "+34 6## ### ###", "+48#########", "+31 (0)20 #######", "+86 138 #### ####", "0049 30 #######",
                    "(3##) 4##-####",
                    "+420 ### ### ###", "+353 86 ### ####", "+81-3-####-####", "+55 11 9####-####", "+7 912 ### ## ##");
    private static final String CONSONANTS = "BCDFGHKLMNPRSTVZ";

    private final Random random;

    GenuinePersonalData(long seed) {
        random = new Random(seed);
    }

    String of(PersonalDataKind kind) {
        return switch (kind) {
            case EMAIL -> email();
            case PHONE -> phone();
            case IBAN -> iban();
            case CARD -> card();
            case IP_ADDRESS -> random.nextBoolean() ? ip4() : ip6();
            case DE_TAX_ID -> taxId();
            case ES_DNI -> dni();
            case IT_CODICE_FISCALE -> codiceFiscale();
            case NL_BSN -> checked(9, prefix -> prefix, d -> sum(d, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0);
            case FR_NIR -> nir();
            case BE_NATIONAL_NUMBER -> belgian();
            case PL_PESEL -> checked(11, d -> birth() + d.substring(6),
                    d -> sum(d, 9, 7, 3, 1, 9, 7, 3, 1, 9, 7) % 10 == d.charAt(10) - '0');
            case SE_PERSONNUMMER -> {
                String number = checked(10, d -> birth() + d.substring(6), GenuinePersonalData::isLuhn);
                yield random.nextBoolean() ? number : number.substring(0, 6) + "-" + number.substring(6);
            }
            case UK_NHS_NUMBER -> checked(10, d -> pick("40", "61", "70", "33") + d.substring(2),
                    d -> (11 - sum(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 == d.charAt(9) - '0');
            case BR_CPF -> cpf();
        };
    }

    /** A value of the right form with a wrong check: one digit (or the check letter) is changed. */
    String corrupted(PersonalDataKind kind) {
        String value = of(kind);
        int position = value.length() - 1;
        while (!Character.isLetterOrDigit(value.charAt(position))) {
            position--;
        }
        char last = value.charAt(position);
        char other = Character.isDigit(last)
                ? (char) ('0' + (last - '0' + 1 + random.nextInt(8)) % 10)
                : last == 'A' ? 'B' : 'A';
        return value.substring(0, position) + (other == last ? (char) ('0' + (last - '0' + 1) % 10) : other)
                + value.substring(position + 1);
    }

    String digits(int count) {
        return IntStream.range(0, count).mapToObj(i -> "" + random.nextInt(10)).collect(Collectors.joining());
    }

    private String email() {
        String local =
                pick("anna.meyer", "j.o'neil", "maria+news", "x_9", "ODETTE.DUPONT", "m-l", "info.desk7", "josé.garcía")
                        + random.nextInt(99);
        return local + "@"
                + pick("example.org", "mail.example.co.uk", "xn--bcher-kva.example", "a-b.example.com", "EXAMPLE.NET");
    }

    private String phone() {
        String form = PHONES.get(random.nextInt(PHONES.size()));
        return form.chars().mapToObj(c -> c == '#' ? "" + (2 + random.nextInt(7)) : "" + (char) c)
                .collect(Collectors.joining());
    }

    private String iban() {
        String[] forms = {"DE####################", "FR######################A##", "GB##WESTAAAA##########",
            "NL##ABNA##########",
            "ES######################", "NO#############", "MT##MALT#####AB12CD34EF56GH78IJ", "BE##############",
            "IT##X##########AB12CD34EF56"};
        String form = forms[random.nextInt(forms.length)];
        String body = form.substring(4).chars().mapToObj(c -> c == '#' ? "" + random.nextInt(10) : "" + (char) c)
                .collect(Collectors.joining());
        String country = form.substring(0, 2);
        for (int check = 2; check <= 98; check++) {
            String iban = country + String.format(Locale.ROOT, "%02d", check) + body;
            if (spelled(iban.substring(4) + iban.substring(0, 4)).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE)) {
                return random.nextBoolean() ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
            }
        }
        throw new AssertionError("no check digits");
    }

    private static BigInteger spelled(String text) {
        return new BigInteger(text.chars()
                .mapToObj(c -> Character.isDigit(c) ? "" + (char) c : "" + (c - 'A' + 10))
                .collect(Collectors.joining()));
    }

    private String card() {
        String[] starts = {"4", "51", "55", "2221", "2719", "34", "37", "6011", "36", "3530", "62"};
        String start = starts[random.nextInt(starts.length)];
        int length = start.startsWith("34") || start.startsWith("37") ? 15 : start.equals("36") ? 14 : 16;
        String number = checked(length, d -> start + d.substring(start.length()), GenuinePersonalData::isLuhn);
        if (random.nextInt(3) > 0 || length != 16) {
            return number;
        }
        return number.replaceAll("(.{4})(?=.)", random.nextBoolean() ? "$1 " : "$1-");
    }

    private String ip4() {
        return (1 + random.nextInt(126)) + "." + (10 + random.nextInt(246)) + "." + random.nextInt(256) + "."
                + (1 + random.nextInt(255));
    }

    private String ip6() {
        String full = "2a0" + random.nextInt(10) + IntStream.range(0, 7)
                .mapToObj(i -> ":" + Integer.toHexString(0x100 + random.nextInt(0xfe00)))
                .collect(Collectors.joining());
        return random.nextBoolean()
                ? full
                : full.substring(0, 9 + full.indexOf(':', 9) - 9) + "::" + (1 + random.nextInt(9000));
    }

    private String taxId() {
        List<Integer> ten = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
        Collections.shuffle(ten, random);
        ten.set(ten.get(0) == 0 ? 0 : 9, ten.get(5));
        if (ten.get(0) == 0) {
            return taxId();
        }
        String first = ten.stream().map(String::valueOf).collect(Collectors.joining());
        for (int check = 0; check < 10; check++) {
            int p = 10;
            for (int i = 0; i < 10; i++) {
                int s = (first.charAt(i) - '0' + p) % 10;
                p = 2 * (s == 0 ? 10 : s) % 11;
            }
            if ((p + check) % 10 == 1) {
                return first + check;
            }
        }
        throw new AssertionError("no check digit");
    }

    private String dni() {
        String letters = "TRWAGMYFPDXBNJZSQVHLCKE";
        int lead = random.nextInt(4);
        String digits = digits(lead == 3 ? 8 : 7);
        long number = Long.parseLong(lead == 3 ? digits : lead + digits);
        return (lead == 3 ? "" : "XYZ".substring(lead, lead + 1)) + digits + letters.charAt((int) (number % 23));
    }

    private String codiceFiscale() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            text.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        }
        text.append(digits(2)).append("ABCDEHLMPRST".charAt(random.nextInt(12)))
                .append(String.format(Locale.ROOT, "%02d", 1 + random.nextInt(28)));
        text.append("ABCDEFGHILM".charAt(random.nextInt(11))).append(digits(3));
        String odd = "B1A0KKPPLLC2QQD3RRE4VVOOSSF5TTG6UUH7MMI8NNJ9WWZZYYXX";
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = text.charAt(i);
            // The official table: the values of characters at odd positions.
            sum += i % 2 == 1 ? Character.digit(c, 10) >= 0 ? c - '0' : c - 'A' : odd.indexOf(c) / 2;
        }
        return text.append((char) ('A' + sum % 26)).toString();
    }

    private String nir() {
        String thirteen = (1 + random.nextInt(2)) + digits(2)
                + String.format(Locale.ROOT, "%02d", 1 + random.nextInt(12)) + "75" + digits(6);
        BigInteger key = BigInteger.valueOf(97).subtract(new BigInteger(thirteen).mod(BigInteger.valueOf(97)));
        return thirteen + String.format(Locale.ROOT, "%02d", key.intValue());
    }

    private String belgian() {
        String nine = birth() + digits(3);
        boolean young = random.nextBoolean();
        BigInteger check =
                BigInteger.valueOf(97).subtract(new BigInteger((young ? "2" : "") + nine).mod(BigInteger.valueOf(97)));
        String number = nine + String.format(Locale.ROOT, "%02d", check.intValue());
        return random.nextBoolean() ? number : number.replaceAll("(..)(..)(..)(...)(..)", "$1.$2.$3-$4.$5");
    }

    private String cpf() {
        String nine = digits(9);
        int first = 11 - sum(nine, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        String ten = nine + (first > 9 ? 0 : first);
        int second = 11 - sum(ten, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        String number = ten + (second > 9 ? 0 : second);
        return random.nextBoolean() ? number : number.replaceAll("(...)(...)(...)(..)", "$1.$2.$3-$4");
    }

    private String birth() {
        return digits(2) + String.format(Locale.ROOT, "%02d%02d", 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private String checked(int length, java.util.function.UnaryOperator<String> shape,
            java.util.function.Predicate<String> right) {
        while (true) {
            String digits = shape.apply((1 + random.nextInt(9)) + digits(length - 1));
            for (char last = '0'; last <= '9'; last++) {
                String number = digits.substring(0, length - 1) + last;
                if (right.test(number)) {
                    return number;
                }
            }
        }
    }

    private static int sum(String digits, int... weights) {
        return IntStream.range(0, weights.length).map(i -> (digits.charAt(i) - '0') * weights[i]).sum();
    }

    /** From the left, with the table printed in the annex. */
    private static boolean isLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            boolean doubled = (number.length() - i) % 2 == 0;
            sum += doubled ? "0246813579".charAt(number.charAt(i) - '0') - '0' : number.charAt(i) - '0';
        }
        return sum % 10 == 0;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
