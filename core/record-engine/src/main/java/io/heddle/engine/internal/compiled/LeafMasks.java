// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.avro.Codec;
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

    static LeafMask of(PortMask mask, Schema place, Leaf leaf) {
        if (mask.mask() instanceof Mask.Redact || mask.mask() instanceof Mask.Nullify) {
            return redacted(leaf);
        }
        boolean text = leaf.type() == Schema.Type.STRING;
        if (mask.mask() instanceof Mask.Partial partial) {
            return text ? new PartialText(partial.keepFirst(), partial.keepLast()) : redacted(leaf);
        }
        if (mask.mask() instanceof Mask.Hash && mask.keys() != null && HashedLeaf.fits(leaf)) {
            return new HashedLeaf(mask.keys(), Schemas.logicalType(leaf.schema()));
        }
        if (mask.mask() instanceof Mask.Encrypt && mask.cipher() != null) {
            return EncryptedLeaf.fits(leaf) ? new EncryptedLeaf(mask.cipher()) : redacted(leaf);
        }
        return new Reference(mask.masker(), place, mask.mask().strategy());
    }

    /** The fixed value, inside something that is redacted as a whole. */
    static LeafMask redacted(Leaf leaf) {
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
