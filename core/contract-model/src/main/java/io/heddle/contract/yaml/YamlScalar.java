// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scalar value, interpreted by the core schema of YAML 1.2.
 *
 * @param text as written, without quotes
 */
public record YamlScalar(TextPosition position, String text, Kind kind) implements YamlNode {
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_SCALE = 400;
    private static final Pattern INT = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOAT =
            Pattern.compile(
                    "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    /** The type of a plain value. */
    public enum Kind {
        NULL,
        BOOLEAN,
        INTEGER,
        FLOAT,
        STRING
    }

    /** The type of an unquoted value. */
    static Kind kindOfPlain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOLEAN;
            default -> {
                if (text.length() > MAX_NUMBER_LENGTH) {
                    yield Kind.STRING;
                }
                yield INT.matcher(text).matches()
                        ? Kind.INTEGER
                        : FLOAT.matcher(text).matches() ? Kind.FLOAT : Kind.STRING;
            }
        };
    }

    @Override
    public int size() {
        return 1;
    }

    /** Whether it is text: quoted, or an unquoted value of no other type. */
    public boolean isText() {
        return kind == Kind.STRING;
    }

    /** Whether it is {@code null} or empty. */
    public boolean isNull() {
        return kind == Kind.NULL;
    }

    /** The value of a finite number of reasonable size. */
    public Optional<BigDecimal> number() {
        if (kind == Kind.INTEGER) {
            return Optional.of(new BigDecimal(integer()));
        }
        if (kind != Kind.FLOAT || text.endsWith("f") || text.endsWith("F") || text.endsWith("n")
                || text.endsWith("N")) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) <= MAX_SCALE ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The value of a whole number that fits an int. */
    public Optional<Integer> wholeNumber() {
        return number().filter(n -> n.stripTrailingZeros().scale() <= 0
                && n.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && n.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0)
                .map(BigDecimal::intValueExact);
    }

    /** The value of a boolean. */
    public Optional<Boolean> booleanValue() {
        return kind == Kind.BOOLEAN ? Optional.of(text.equalsIgnoreCase("true")) : Optional.empty();
    }

    @Override
    public String describe() {
        return switch (kind) {
            case NULL -> "nothing";
            case BOOLEAN, INTEGER, FLOAT -> text;
            case STRING ->
                "'" + (text.length() > 60 ? text.substring(0, text.offsetByCodePoints(0, 28)) + "..." : text) + "'";
        };
    }

    private BigInteger integer() {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }
}
