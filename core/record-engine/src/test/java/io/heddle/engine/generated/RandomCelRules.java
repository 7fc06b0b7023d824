// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Boolean CEL expressions over a record schema, of the shapes that have native predicates. Deterministic for a seed.
 */
public final class RandomCelRules {
    private static final int MAX_NESTING = 4;

    private enum Kind {
        INT,
        DOUBLE,
        STRING,
        BYTES,
        BOOL,
        TIMESTAMP,
        DURATION,
        ITEMS,
        RECORD
    }

    private record Path(Kind kind, String text, boolean nullable) {}

    private final Random random;
    private final List<Path> paths = new ArrayList<>();
    private final List<String> decimals = new ArrayList<>();

    /** Generates expressions over this schema. */
    public RandomCelRules(Random random, Schema record) {
        this.random = random;
        fields("record", record, 0);
    }

    /** The next expression. */
    public String next() {
        return bool(3);
    }

    /** The next expression of a shape without a native predicate. */
    public String nextOther() {
        return "[1, 2].exists(i, i > 1 && (" + next() + "))";
    }

    /** Whether the expression uses a decimal, which may need more than 64 bits beside another number. */
    public boolean namesDecimal(String expression) {
        return decimals.stream().anyMatch(path -> (expression + " ").matches(".*" + path + "[^0-9a-z].*"));
    }

    private void fields(String prefix, Schema record, int nesting) {
        for (Schema.Field field : record.getFields()) {
            List<Schema> types =
                    new ArrayList<>(field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema()));
            boolean nullable = types.removeIf(type -> type.getType() == Schema.Type.NULL);
            if (types.size() == 1) {
                String path = prefix + "." + field.name();
                paths.add(new Path(kind(types.get(0)), path, nullable));
                if (types.get(0).getLogicalType() instanceof LogicalTypes.Decimal) {
                    decimals.add(path);
                }
                if (types.get(0).getType() == Schema.Type.RECORD && nesting < MAX_NESTING) {
                    fields(path, types.get(0), nesting + 1);
                }
            }
        }
    }

    private static Kind kind(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case BOOLEAN -> Kind.BOOL;
            case INT, LONG -> logical != null
                    && (logical.getName().contains("timestamp") || logical.getName().equals("date"))
                            ? Kind.TIMESTAMP
                            : Kind.INT;
            case FLOAT, DOUBLE -> Kind.DOUBLE;
            case STRING, ENUM -> Kind.STRING;
            case BYTES, FIXED -> logical instanceof LogicalTypes.Decimal ? Kind.DOUBLE : Kind.BYTES;
            case ARRAY, MAP -> Kind.ITEMS;
            default -> Kind.RECORD;
        };
    }

    private String bool(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 10)) {
            case 0, 1 -> comparison(depth, Kind.INT, "<", "<=", ">", ">=", "==", "!=");
            case 2 -> comparison(depth, Kind.DOUBLE, "<", "<=", ">", ">=", "==", "!=");
            case 3 -> comparison(depth, Kind.STRING, "<", "<=", ">", ">=", "==", "!=");
            case 4 -> comparison(depth, Kind.TIMESTAMP, "<", "<=", ">", ">=", "==", "!=");
            case 5 -> nullOrHas();
            case 6 -> textTest(depth);
            case 7 -> in(depth);
            case 8 -> mixed(depth);
            case 9 -> field(Kind.BOOL, random.nextBoolean() ? "true" : "false");
            case 10 -> "(" + bool(depth - 1) + " && " + bool(depth - 1) + ")";
            case 11 -> "(" + bool(depth - 1) + " || " + bool(depth - 1) + ")";
            case 12 -> "!(" + bool(depth - 1) + ")";
            case 13 -> "(" + bool(depth - 1) + " ? " + bool(depth - 1) + " : " + bool(depth - 1) + ")";
            case 14 ->
                "((" + bool(depth - 1) + ")" + (random.nextBoolean() ? " == " : " != ") + "(" + bool(depth - 1) + "))";
            default -> random.nextBoolean()
                    ? comparison(depth, Kind.BYTES, "<", "<=", ">", ">=", "==", "!=")
                    : comparison(depth, Kind.DURATION, "<", "<=", ">", ">=", "==", "!=");
        };
    }

    private String comparison(int depth, Kind kind, String... operators) {
        return value(kind, depth) + " " + operators[random.nextInt(operators.length)] + " " + value(kind, depth);
    }

    private String mixed(int depth) {
        String[] operators = {"<", "<=", ">", ">="};
        String operator = " " + operators[random.nextInt(4)] + " ";
        return random.nextBoolean()
                ? value(Kind.INT, depth) + operator + value(Kind.DOUBLE, depth)
                : value(Kind.DOUBLE, depth) + operator + value(Kind.INT, depth);
    }

    private String nullOrHas() {
        List<Path> nullable = paths.stream().filter(Path::nullable).toList();
        if (nullable.isEmpty()) {
            return "true";
        }
        String path = nullable.get(random.nextInt(nullable.size())).text();
        return switch (random.nextInt(5)) {
            case 0, 1 -> path + " == null";
            case 2, 3 -> path + " != null";
            default -> "has(" + path + ")";
        };
    }

    private String textTest(int depth) {
        String text = value(Kind.STRING, depth);
        return switch (random.nextInt(4)) {
            case 0 -> text + ".startsWith(" + value(Kind.STRING, depth) + ")";
            case 1 -> text + ".endsWith(" + value(Kind.STRING, depth) + ")";
            case 2 -> text + ".contains(" + value(Kind.STRING, depth) + ")";
            default -> text + ".matches('"
                    + RandomRuleRecords.pick(random, "", "a", "^[a-z]*$", "^.$", "..", "b|c$", "\\\\pL") + "')";
        };
    }

    private String in(int depth) {
        Kind kind = RandomRuleRecords.pick(random, Kind.INT, Kind.DOUBLE, Kind.STRING, Kind.STRING);
        List<Path> nullable = paths.stream().filter(path -> path.kind() == kind && path.nullable()).toList();
        boolean withNull = !nullable.isEmpty() && random.nextInt(3) == 0;
        List<String> items = new ArrayList<>();
        int count = random.nextInt(4) + (withNull ? 1 : 0);
        for (int i = 0; i < count; i++) {
            items.add(withNull && i == 0 ? "null" : literal(kind));
        }
        String value = withNull ? nullable.get(random.nextInt(nullable.size())).text() : value(kind, depth);
        return value + " in [" + String.join(", ", items) + "]";
    }

    private String value(Kind kind, int depth) {
        if (random.nextInt(3) > 0) {
            String field = field(kind, "");
            if (!field.isEmpty()) {
                return field;
            }
        }
        if (depth <= 0 || random.nextInt(3) > 0) {
            return literal(kind);
        }
        return switch (kind) {
            case INT -> integer(depth - 1);
            case DOUBLE -> arithmetic(kind, depth - 1, "+", "-", "*", "/");
            case TIMESTAMP ->
                "(" + value(kind, depth - 1) + (random.nextBoolean() ? " + " : " - ") + literal(Kind.DURATION) + ")";
            case DURATION -> "(" + value(Kind.TIMESTAMP, depth - 1) + " - " + value(Kind.TIMESTAMP, depth - 1) + ")";
            default -> literal(kind);
        };
    }

    private String integer(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "size(" + value(RandomRuleRecords.pick(random, Kind.STRING, Kind.BYTES), depth) + ")";
            case 1 -> field(Kind.ITEMS, "'ab'") + ".size()";
            default -> arithmetic(Kind.INT, depth, "+", "-", "*", "/", "%");
        };
    }

    private String arithmetic(Kind kind, int depth, String... operators) {
        return random.nextInt(5) == 0
                ? "-(" + value(kind, depth) + ")"
                : "(" + value(kind, depth) + " " + operators[random.nextInt(operators.length)] + " "
                        + value(kind, depth) + ")";
    }

    private String literal(Kind kind) {
        return switch (kind) {
            case INT -> Long.toString(RandomRuleRecords.integer(random));
            case DOUBLE -> real();
            case STRING -> quoted(RandomRuleRecords.text(random), point -> String.format("\\U%08x", point));
            case BYTES -> "b'" + RandomRuleRecords.pick(random, "", "\\x00", "\\x01\\x02", "\\xff", "ab") + "'";
            case BOOL -> random.nextBoolean() ? "true" : "false";
            case TIMESTAMP -> random.nextInt(3) == 0
                    ? "now"
                    : "timestamp('" + RandomRuleRecords.pick(
                            random, "2026-03-01T12:00:00Z", "1970-01-01T00:00:00Z", "2026-03-01T12:00:00.000001Z",
                            "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-02-28T00:00:00+01:00") + "')";
            case DURATION -> "duration('"
                    + RandomRuleRecords.pick(random, "0s", "1h", "-24h", "1ms", "-1ns", "1.5s", "87600h") + "')";
            default -> throw new IllegalArgumentException("no literals of " + kind);
        };
    }

    private String real() {
        double value = RandomRuleRecords.real(random);
        return Double.isNaN(value)
                ? "double('NaN')"
                : Double.isInfinite(value) ? "double('Infinity')" : Double.toString(value);
    }

    private static String quoted(String text, IntFunction<String> escaped) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(point -> quoted.append(
                point < 0x80 && Character.isLetterOrDigit(point) ? Character.toString(point) : escaped.apply(point)));
        return quoted.append('\'').toString();
    }

    private String field(Kind kind, String otherwise) {
        List<Path> from = paths.stream().filter(path -> path.kind() == kind).toList();
        return from.isEmpty() ? otherwise : from.get(random.nextInt(from.size())).text();
    }
}
