// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Scalar values of every type, with emphasis on the boundaries that masks and rules depend on. */
public final class LeafValueFixture {
    public static final List<String> TYPES = List.of(
            "'boolean'", "'int'", "'long'", "'float'", "'double'", "'string'", "'bytes'",
            "{'type':'enum','name':'E','symbols':['A','B','C']}",
            logical("string", "uuid"), logical("int", "date"), logical("int", "time-millis"),
            logical("long", "time-micros"),
            logical("long", "timestamp-millis"), logical("long", "timestamp-micros"),
            logical("long", "timestamp-nanos"),
            logical("long", "local-timestamp-millis"), logical("long", "local-timestamp-micros"),
            logical("long", "local-timestamp-nanos"),
            logical("bytes", "big-decimal"), decimal("bytes", 9, 2), decimal("bytes", 18, 0), decimal("bytes", 18, 9),
            decimal("bytes", 30, 4), decimal("bytes", 1, 1),
            decimal("fixed','name':'D4','size':4,'x':'", 9, 2), decimal("fixed','name':'D12','size':12,'x':'", 18, 3),
            fixed(0), fixed(1), fixed(16), fixed(32), fixed(33), fixed(100));

    private static final String[] NUMBERS = {
        "0", "0.1", "0.3", "0.7", "1", "18", "65", "99.99", "-0.01", "1e6", "1e15", "1e22", "1e23", "2.5e3", "7e9",
        "0.25", "1e-5", "123456.7",
        "16777217", "9007199254740993", "4.9e-324", "1.7e308", "3.4e38"
    };
    private static final String[] TEXTS = {
        "", "a@example.org", "Jörg@example.org", "a.b+c@sub.example.co.uk", "a@b@c", "@", "x@-y", "漢字かな",
        "\uD83D\uDE80\uD83D\uDE80", "ab", "a",
        "0".repeat(64) + "@x.org", "0".repeat(65) + "@x.org", "a@" + "b".repeat(60) + ("." + "c".repeat(60)).repeat(3),
        "a@" + "b".repeat(37) + ("." + "c".repeat(60)).repeat(3),
        "a@" + "b".repeat(38) + ("." + "c".repeat(60)).repeat(3)
    };
    private final Random random;

    public LeafValueFixture(Random random) {
        this.random = random;
    }

    private static String logical(String type, String name) {
        return "{'type':'" + type + "','logicalType':'" + name + "'}";
    }

    private static String decimal(String type, int precision, int scale) {
        return "{'type':'" + type + "','logicalType':'decimal','precision':" + precision + ",'scale':" + scale + "}";
    }

    private static String fixed(int size) {
        return "{'type':'fixed','name':'F" + size + "','size':" + size + "}";
    }

    public Object next(Schema schema) {
        return switch (schema.getType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> number().intValue();
            case LONG -> number().longValue();
            case FLOAT -> (float) real(true);
            case DOUBLE -> real(false);
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(bytes());
            case FIXED -> new GenericData.Fixed(schema, sized(schema.getFixedSize()));
            case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(3)));
            default -> throw new IllegalArgumentException("a type with parts");
        };
    }

    private BigDecimal number() {
        BigDecimal sign = BigDecimal.valueOf(random.nextBoolean() ? 1 : -1);
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal(NUMBERS[random.nextInt(NUMBERS.length)]).multiply(sign);
            case 1 -> BigDecimal.valueOf(random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE);
            default -> BigDecimal.valueOf(random.nextLong() >> random.nextInt(64));
        };
    }

    private double real(boolean narrow) {
        double number = switch (random.nextInt(6)) {
            case 0 -> random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
            case 1 -> narrow ? Float.intBitsToFloat(random.nextInt()) : Double.longBitsToDouble(random.nextLong());
            case 2 -> BigDecimal.valueOf(random.nextInt(100_000) - 50_000, random.nextInt(7)).doubleValue();
            default -> number().doubleValue();
        };
        if (narrow) {
            float near = (float) number;
            return random.nextInt(3) == 0 ? Math.nextUp(near) : random.nextInt(3) == 0 ? Math.nextDown(near) : near;
        }
        return random.nextInt(3) == 0 ? Math.nextUp(number) : random.nextInt(3) == 0 ? Math.nextDown(number) : number;
    }

    private String text() {
        if (random.nextBoolean()) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        int[] points = "aZ0.@-+_ é漢\uD83D\uDE80".codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private byte[] bytes() {
        return switch (random.nextInt(4)) {
            case 0 -> sized(random.nextInt(12));
            case 1 -> padded(BigInteger.valueOf(random.nextLong() >> random.nextInt(64)).toByteArray(),
                    3 + random.nextInt(14));
            default -> BigInteger.valueOf(random.nextLong() >> random.nextInt(64)).toByteArray();
        };
    }

    private byte[] sized(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        byte[] number = BigInteger.valueOf(random.nextLong() >> random.nextInt(64)).toByteArray();
        return random.nextBoolean() || number.length > size ? bytes : padded(number, size);
    }

    /** The same number, sign-extended to more bytes. */
    private static byte[] padded(byte[] number, int size) {
        byte[] bytes = new byte[Math.max(size, number.length)];
        java.util.Arrays.fill(bytes, (byte) (number[0] < 0 ? -1 : 0));
        System.arraycopy(number, 0, bytes, bytes.length - number.length, number.length);
        return bytes;
    }
}
