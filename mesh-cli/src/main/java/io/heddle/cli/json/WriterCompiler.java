// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import io.heddle.cli.json.RecordWriter.FieldWriter;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Makes the writer of a schema. One per schema; records are made once, so that they may hold themselves. */
final class WriterCompiler {
    private final Map<String, RecordWriter> records = new HashMap<>();

    ValueWriter compile(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case NULL -> SimpleWriters.NULL;
            case BOOLEAN -> SimpleWriters.BOOLEAN;
            case INT -> timed(logical, SimpleWriters.INT);
            case LONG -> timed(logical, SimpleWriters.LONG);
            case FLOAT -> SimpleWriters.FLOAT;
            case DOUBLE -> SimpleWriters.DOUBLE;
            case STRING -> SimpleWriters.STRING;
            case BYTES, FIXED -> bytes(schema, logical);
            case ENUM -> new EnumWriter(schema);
            case ARRAY -> new CollectionWriters.Items(compile(schema.getElementType()));
            case MAP -> new CollectionWriters.Entries(compile(schema.getValueType()));
            case UNION -> new UnionWriter(schema.getTypes().stream().map(this::compile).toList());
            case RECORD -> record(schema);
        };
    }

    private static ValueWriter timed(@Nullable LogicalType logical, ValueWriter plain) {
        return logical == null ? plain : TimeWriter.of(logical.getName(), plain);
    }

    private static ValueWriter bytes(Schema schema, @Nullable LogicalType logical) {
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return new DecimalWriter(schema, decimal);
        }
        boolean uuid = logical != null && logical.getName().equals("uuid");
        return uuid && schema.getType() == Schema.Type.FIXED ? new UuidWriter() : new BytesWriter(schema);
    }

    private RecordWriter record(Schema schema) {
        RecordWriter known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        RecordWriter writer = new RecordWriter();
        records.put(schema.getFullName(), writer);
        writer.fields(schema.getFields().stream()
                .map(field -> new FieldWriter(field.name(), compile(field.schema()), whenMissing(field)))
                .toList());
        return writer;
    }

    private static byte @Nullable [] whenMissing(Schema.Field field) {
        if (field.hasDefaultValue()) {
            return encoded(field.schema(), GenericData.get().getDefaultValue(field));
        }
        return field.schema().isNullable() ? encoded(field.schema(), null) : null;
    }

    private static byte[] encoded(Schema schema, @Nullable Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an in-memory buffer cannot fail", impossible);
        }
        return out.toByteArray();
    }
}
