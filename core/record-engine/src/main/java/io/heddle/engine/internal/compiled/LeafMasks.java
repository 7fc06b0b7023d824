// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.avro.Codec;
import io.heddle.engine.internal.mask.Buckets;
import io.heddle.engine.internal.mask.Masker;
import io.heddle.engine.internal.mask.Redaction;
import io.heddle.engine.internal.path.Schemas;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds for each mask the fastest way there is. */
final class LeafMasks {
    private LeafMasks() {}

    static LeafMask of(PortMask port, Schema place, Leaf leaf) {
        LeafMask reference = new Reference(port.masker(), place, port.mask().strategy());
        Mask mask = port.mask();
        boolean text = leaf.type() == Schema.Type.STRING;
        if (mask instanceof Mask.Redact || mask instanceof Mask.Nullify) {
            return redacted(leaf);
        }
        if (mask instanceof Mask.Partial partial) {
            return text ? new PartialText(partial.keepFirst(), partial.keepLast()) : redacted(leaf);
        }
        if (mask instanceof Mask.Truncate truncate) {
            long perDay = TruncatedLeaf.perDay(leaf);
            return perDay == 0 ? redacted(leaf) : new TruncatedLeaf(perDay, truncate.unit());
        }
        if (mask instanceof Mask.Bucket bucket) {
            return bucket(bucket, leaf, reference);
        }
        if (mask instanceof Mask.Encrypt && port.cipher() != null) {
            return EncryptedLeaf.fits(leaf) ? new EncryptedLeaf(port.cipher()) : redacted(leaf);
        }
        if (mask instanceof Mask.Hash && port.keys() != null) {
            return HashedLeaf.fits(leaf) ? new HashedLeaf(port.keys(), Schemas.logicalType(leaf.schema())) : redacted(leaf);
        }
        if (mask instanceof Mask.Email email && port.keys() != null) {
            boolean address = text && !Schemas.logicalType(leaf.schema()).equals("uuid");
            return address ? new EmailText(port.keys(), email.keepDomain()) : redacted(leaf);
        }
        return reference;
    }

    private static LeafMask bucket(Mask.Bucket mask, Leaf leaf, LeafMask reference) {
        Buckets buckets = new Buckets(mask);
        boolean plain = leaf.schema().getLogicalType() == null;
        LeafMask fast = switch (leaf.type()) {
            case INT, LONG -> plain && buckets.takesWholeNumbers() ? new BucketedNumber(buckets) : redacted(leaf);
            case FLOAT, DOUBLE -> {
                if (!plain) {
                    yield redacted(leaf);
                }
                yield mask.width().isPresent()
                        ? BucketedReal.of(mask)
                        : new BucketedSteps(mask, leaf.type() == Schema.Type.FLOAT);
            }
            case BYTES, FIXED -> BucketedDecimal.of(mask, leaf, reference);
            default -> redacted(leaf);
        };
        return fast == null ? reference : fast;
    }

    /** The fixed value, inside something that is redacted as a whole. */
    static LeafMask redacted(Leaf leaf) {
        if (leaf.type() == Schema.Type.FIXED) {
            return new Zeroes(leaf.schema().getFixedSize());
        }
        return new Redact(encoded(leaf.schema()));
    }

    private static byte[] encoded(Schema schema) {
        try {
            return new Codec(schema, schema).encode(Redaction.of("", schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Never changed, never compared.
    private record Redact(byte[] fixed) implements LeafMask {
        @Override
        public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
            sink.write(fixed);
        }

        @Override
        public String toString() {
            return "redact";
        }
    }

    /** A redacted fixed, which is as large as its type says; that may be a gigabyte. */
    private record Zeroes(int size) implements LeafMask {
        @Override
        public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
            sink.fill('\0', size);
        }

        @Override
        public String toString() {
            return "redact";
        }
    }

    /** The reference engine's own mask, on a value made for it. */
    record Reference(Masker masker, Schema place, String strategy) implements LeafMask {
        @Override
        public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
            Object masked = masker.mask(leaf.generic(bytes, from, to), place);
            if (masked == null) {
                throw new IllegalStateException("a mask gave no value");
            }
            write(leaf.schema(), masked, sink);
        }

        private static void write(Schema schema, Object value, Sink sink) {
            switch (schema.getType()) {
                case BOOLEAN -> sink.writeByte((Boolean) value ? 1 : 0);
                case INT, LONG -> sink.writeVarint(((Number) value).longValue());
                case FLOAT -> sink.writeFloat((Float) value);
                case DOUBLE -> sink.writeDouble((Double) value);
                case STRING -> text((CharSequence) value, sink);
                case BYTES -> {
                    ByteBuffer content = ((ByteBuffer) value).duplicate();
                    byte[] bytes = new byte[content.remaining()];
                    content.get(bytes);
                    sink.writeVarint(bytes.length);
                    sink.write(bytes);
                }
                case FIXED -> sink.write(((GenericFixed) value).bytes());
                case ENUM -> sink.writeVarint(schema.getEnumOrdinal(((GenericEnumSymbol<?>) value).toString()));
                default -> throw new IllegalStateException(schema.getType() + " has parts");
            }
        }

        private static void text(CharSequence value, Sink sink) {
            byte[] bytes = value instanceof Utf8 utf8
                    ? java.util.Arrays.copyOf(utf8.getBytes(), utf8.getByteLength())
                    : value.toString().getBytes(StandardCharsets.UTF_8);
            sink.writeVarint(bytes.length);
            sink.write(bytes);
        }

        @Override
        public String toString() {
            return strategy + " (reference)";
        }
    }
}
