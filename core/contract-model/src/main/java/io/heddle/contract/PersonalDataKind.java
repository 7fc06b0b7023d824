// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds of undeclared personal data that are detected. The codes are stable: they are used in contracts, metrics,
 * events and violations.
 */
public enum PersonalDataKind {
    /** An e-mail address. */
    EMAIL("email", "an e-mail address"),
    /** A phone number in international format. */
    PHONE("phone", "a phone number"),
    /** An IBAN (ISO 13616) with valid check digits. */
    IBAN("iban", "an IBAN"),
    /** A payment card number with a valid Luhn digit. */
    CARD("card", "a payment card's number"),
    /** An IPv4 or IPv6 address. */
    IP_ADDRESS("ip-address", "an IP address"),
    /** Germany's tax id (Steuer-Identifikationsnummer). */
    DE_TAX_ID("de-tax-id", "a German tax id"),
    /** Spain's DNI and NIE. */
    ES_DNI("es-dni", "a Spanish DNI or NIE"),
    /** Italy's codice fiscale. */
    IT_CODICE_FISCALE("it-codice-fiscale", "an Italian codice fiscale"),
    /** The Netherlands' burgerservicenummer. */
    NL_BSN("nl-bsn", "a Dutch BSN"),
    /** France's NIR (social security number). */
    FR_NIR("fr-nir", "a French NIR"),
    /** Belgium's national number. */
    BE_NATIONAL_NUMBER("be-national-number", "a Belgian national number"),
    /** Poland's PESEL. */
    PL_PESEL("pl-pesel", "a Polish PESEL"),
    /** Sweden's personnummer. */
    SE_PERSONNUMMER("se-personnummer", "a Swedish personnummer"),
    /** The United Kingdom's NHS number. */
    UK_NHS_NUMBER("uk-nhs-number", "a British NHS number"),
    /** Brazil's CPF. */
    BR_CPF("br-cpf", "a Brazilian CPF");

    /** Stands for every national id in a contract's list of kinds. */
    public static final String NATIONAL_IDS = "national-id";

    private final String code;
    private final String words;

    PersonalDataKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The code in contracts, metrics and events: lower case with hyphens. */
    public String code() {
        return code;
    }

    /** The name for people: {@code an e-mail address}. */
    public String words() {
        return words;
    }

    /** Whether it is an identification number issued by a state. */
    public boolean isNationalId() {
        return compareTo(IP_ADDRESS) > 0;
    }

    /** The kind of that code. */
    public static Optional<PersonalDataKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Every value that a contract's list of kinds may contain. */
    public static List<String> codes() {
        return Stream.concat(
                Arrays.stream(values()).map(PersonalDataKind::code), Stream.of(NATIONAL_IDS))
                .toList();
    }
}
