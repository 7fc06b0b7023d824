// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.avro.ResolvingCodec;
import io.heddle.engine.internal.compiled.placement.PortFieldMask;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.internal.mask.BucketBounds;
import io.heddle.engine.internal.mask.RedactedValues;
import io.heddle.engine.internal.mask.ValueMasker;
import io.heddle.engine.internal.path.AvroSchemaTypes;
import io.heddle.engine.keys.FieldCipher;
import io.heddle.engine.keys.KeyProvider;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Creates the compiled mask of each strategy: the fastest implementation for one type of value. */
public final class LeafMaskFactory implements Mask.Visitor<LeafMask> {
    private final PortFieldMask port;
    private final LeafType leaf;
    private final LeafMask reference;

    private LeafMaskFactory(PortFieldMask port, Schema place, LeafType leaf) {
        this.port = port;
        this.leaf = leaf;
        this.reference = new Reference(port.masker(), place, port.mask().strategy());
    }

    /** Creates the mask of one leaf at compile time, so that running it needs no dispatch on the strategy. */
    public static LeafMask of(PortFieldMask port, Schema place, LeafType leaf) {
        return port.mask().accept(new LeafMaskFactory(port, place, leaf));
    }

    @Override
    public LeafMask none(Mask.None mask) {
        throw new IllegalArgumentException("'none' is not a mask that can be put on a value");
    }

    @Override
    public LeafMask redact(Mask.Redact mask) {
        return redacted(leaf);
    }

    /** Nullable values are replaced by null at their union; a value that cannot be null is redacted. */
    @Override
    public LeafMask nullify(Mask.Nullify mask) {
        return redacted(leaf);
    }

    @Override
    public LeafMask hash(Mask.Hash mask) {
        return HashLeafMask.fits(leaf)
                ? new HashLeafMask(keys(mask), AvroSchemaTypes.logicalType(leaf.schema()))
                : redacted(leaf);
    }

    @Override
    public LeafMask partial(Mask.Partial mask) {
        return leaf.type() == Schema.Type.STRING
                ? new PartialLeafMask(mask.keepFirst(), mask.keepLast())
                : redacted(leaf);
    }

    @Override
    public LeafMask email(Mask.Email mask) {
        boolean address = leaf.type() == Schema.Type.STRING
                && !AvroSchemaTypes.logicalType(leaf.schema()).equals("uuid");
        return address ? new EmailLeafMask(keys(mask), mask.keepDomain()) : redacted(leaf);
    }

    @Override
    public LeafMask truncate(Mask.Truncate mask) {
        long perDay = TruncateLeafMask.perDay(leaf);
        return perDay == 0 ? redacted(leaf) : new TruncateLeafMask(perDay, mask.unit());
    }

    @Override
    public LeafMask bucket(Mask.Bucket mask) {
        BucketBounds buckets = new BucketBounds(mask);
        boolean plain = leaf.schema().getLogicalType() == null;
        LeafMask fast = switch (leaf.type()) {
            case INT, LONG -> plain && buckets.acceptsIntegers() ? new IntegerBucketMask(buckets) : redacted(leaf);
            case FLOAT, DOUBLE -> {
                if (!plain) {
                    yield redacted(leaf);
                }
                yield mask.width().isPresent()
                        ? FloatWidthBucketMask.of(mask)
                        : new FloatBoundaryBucketMask(mask, leaf.type() == Schema.Type.FLOAT);
            }
            case BYTES, FIXED -> DecimalBucketMask.of(mask, leaf, reference);
            default -> redacted(leaf);
        };
        return fast == null ? reference : fast;
    }

    @Override
    public LeafMask encrypt(Mask.Encrypt mask) {
        FieldCipher cipher = port.cipher();
        if (cipher == null) {
            throw withoutKeys(mask);
        }
        return EncryptLeafMask.fits(leaf) ? new EncryptLeafMask(cipher) : redacted(leaf);
    }

    private KeyProvider keys(Mask mask) {
        KeyProvider keys = port.keys();
        if (keys == null) {
            throw withoutKeys(mask);
        }
        return keys;
    }

    private static IllegalStateException withoutKeys(Mask mask) {
        return new IllegalStateException("the mask '" + mask.strategy() + "' was compiled without keys");
    }

    /** The fixed value, for a leaf inside something that is redacted as a whole. */
    public static LeafMask redacted(LeafType leaf) {
        if (leaf.type() == Schema.Type.FIXED) {
            return new ZeroFixed(leaf.schema().getFixedSize());
        }
        return new FixedValueMask(encode(RedactedValues.of("", leaf.schema()), leaf.schema()), "redact");
    }

    private static byte[] encode(Object value, Schema schema) {
        try {
            return new ResolvingCodec(schema, schema).encode(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the same bytes for every value. */
    @SuppressWarnings("ArrayRecordComponent") // never modified or compared
    private record FixedValueMask(byte[] encoded, String strategy) implements LeafMask {
        @Override
        public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
            output.write(encoded);
        }

        @Override
        public String toString() {
            return strategy;
        }
    }

    /** A redacted fixed of its type's size, which can be up to a gigabyte. */
    private record ZeroFixed(int size) implements LeafMask {
        @Override
        public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
            output.fill('\0', size);
        }

        @Override
        public String toString() {
            return "redact";
        }
    }

    /** The reference engine's mask, applied to a decoded value. */
    record Reference(ValueMasker masker, Schema place, String strategy) implements LeafMask {
        @Override
        public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
            Object masked = masker.mask(leaf.toGenericValue(bytes, from, end), place);
            if (masked == null) {
                throw new IllegalStateException("a mask gave no value");
            }
            write(leaf.schema(), masked, output);
        }

        private static void write(Schema schema, Object value, PortOutput output) {
            switch (schema.getType()) {
                case BOOLEAN -> output.writeByte((Boolean) value ? 1 : 0);
                case INT, LONG -> output.writeVarint(((Number) value).longValue());
                case FLOAT -> output.writeFloat((Float) value);
                case DOUBLE -> output.writeDouble((Double) value);
                case STRING -> text((CharSequence) value, output);
                case BYTES -> {
                    ByteBuffer content = ((ByteBuffer) value).duplicate();
                    byte[] bytes = new byte[content.remaining()];
                    content.get(bytes);
                    output.writeVarint(bytes.length);
                    output.write(bytes);
                }
                case FIXED -> output.write(((GenericFixed) value).bytes());
                case ENUM -> output.writeVarint(schema.getEnumOrdinal(((GenericEnumSymbol<?>) value).toString()));
                default -> throw new IllegalStateException(schema.getType() + " has parts");
            }
        }

        private static void text(CharSequence value, PortOutput output) {
            byte[] bytes = value instanceof Utf8 utf8
                    ? java.util.Arrays.copyOf(utf8.getBytes(), utf8.getByteLength())
                    : value.toString().getBytes(StandardCharsets.UTF_8);
            output.writeVarint(bytes.length);
            output.write(bytes);
        }

        @Override
        public String toString() {
            return strategy + " (reference)";
        }
    }
}
