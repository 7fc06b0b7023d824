// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.contract.Contract;
import io.heddle.contract.KeyExtraction;
import io.heddle.contract.ProductKey;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Extracts the key, the value of the contract's key field, from encoded records. Immutable and thread-safe. */
final class RecordKeyReader {
    private static final ThreadLocal<BinaryDecoder> DECODER =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));
    private final Optional<ProductKey> key;
    private final Schema schema;
    private final List<Schema> precedingSchemas;
    private final Schema.@Nullable Field field;

    RecordKeyReader(Contract contract) {
        this.key = contract.key();
        this.schema = contract.valueSchema();
        this.field = key.filter(k -> !k.isRecord())
                .map(k -> schema.getField(k.fields().get(0).text()))
                .orElse(null);
        this.precedingSchemas = field == null
                ? List.of()
                : contract.valueSchema().getFields().subList(0, field.pos()).stream().map(Schema.Field::schema)
                        .toList();
    }

    /** The key; null if the product has no key or the field is null. */
    @Nullable
    Object readKey(byte[] avro) {
        if (key.isEmpty()) {
            return null;
        }
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(avro, DECODER.get());
        try {
            if (field == null) {
                return KeyExtraction.extract(key.get(),
                        new GenericDatumReader<IndexedRecord>(schema).read(null, decoder));
            }
            for (Schema schema : precedingSchemas) {
                GenericDatumReader.skip(schema, decoder);
            }
            return new GenericDatumReader<@Nullable Object>(field.schema()).read(null, decoder);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot decode a record that was just encoded", impossible);
        }
    }
}
