// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import io.heddle.cli.json.AvroRecordWriter.FieldWriter;
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

/** Creates the writer of a schema. Use one instance per schema; it caches record writers to support recursive types. */
final class ValueWriterCompiler {
    private final Map<String, AvroRecordWriter> records = new HashMap<>();

    ValueWriter compile(Schema schema) {
        LogicalType logicalType = schema.getLogicalType();
        return switch (schema.getType()) {
            case NULL -> PrimitiveWriters.NULL;
            case BOOLEAN -> PrimitiveWriters.BOOLEAN;
            case INT -> temporalWriter(logicalType, PrimitiveWriters.INT);
            case LONG -> temporalWriter(logicalType, PrimitiveWriters.LONG);
            case FLOAT -> PrimitiveWriters.FLOAT;
            case DOUBLE -> PrimitiveWriters.DOUBLE;
            case STRING -> PrimitiveWriters.STRING;
            case BYTES, FIXED -> bytes(schema, logicalType);
            case ENUM -> new EnumWriter(schema);
            case ARRAY -> new CollectionWriters.ArrayWriter(compile(schema.getElementType()));
            case MAP -> new CollectionWriters.MapWriter(compile(schema.getValueType()));
            case UNION -> new UnionWriter(schema.getTypes().stream().map(this::compile).toList());
            case RECORD -> record(schema);
        };
    }

    private static ValueWriter temporalWriter(@Nullable LogicalType logicalType, ValueWriter baseWriter) {
        return logicalType == null ? baseWriter : TimeWriter.of(logicalType.getName(), baseWriter);
    }

    private static ValueWriter bytes(Schema schema, @Nullable LogicalType logicalType) {
        if (logicalType instanceof LogicalTypes.Decimal decimal) {
            return new DecimalWriter(schema, decimal);
        }
        boolean uuid = logicalType != null && logicalType.getName().equals("uuid");
        return uuid && schema.getType() == Schema.Type.FIXED ? new UuidWriter() : new BytesWriter(schema);
    }

    private AvroRecordWriter record(Schema schema) {
        AvroRecordWriter compiled = records.get(schema.getFullName());
        if (compiled != null) {
            return compiled;
        }
        AvroRecordWriter writer = new AvroRecordWriter();
        records.put(schema.getFullName(), writer);
        writer.fields(schema.getFields().stream()
                .map(field -> new FieldWriter(field.name(), compile(field.schema()), encodedDefault(field)))
                .toList());
        return writer;
    }

    private static byte @Nullable [] encodedDefault(Schema.Field field) {
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
