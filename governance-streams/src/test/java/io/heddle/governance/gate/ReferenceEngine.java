// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldPromise;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.OutputPort;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.Compilation;
import io.heddle.engine.RecordEngine;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine that is slow and plain: Avro's own reader, top-level fields only, minimum rules, and two masks. */
final class ReferenceEngine implements RecordEngine {
    static final String REDACTED = "***";
    static final String TOKEN = "token-of-";

    @Override
    public Compilation compile(Schema writer, Contract contract, List<OutputPort> ports) {
        Schema reader = contract.valueSchema();
        if (incompatible(writer, reader)) {
            return new Compilation.Incompatible(
                    List.of(new Violation("schema_incompatible", "", "", "cannot be read", Severity.ERROR)));
        }
        return new Compilation.Compiled((bytes, offset, length, now) -> {
            Object datum = decode(writer, reader, bytes, offset, length);
            if (datum == null) {
                return rejected(ReasonCode.UNDECODABLE, "undecodable", "");
            }
            return judge(contract, ports, (GenericRecord) datum);
        });
    }

    @Override
    public Compilation compileKey(Schema writer, Contract contract, List<OutputPort> ports) {
        Schema reader = contract.key().orElseThrow().schema();
        if (incompatible(writer, reader)) {
            return new Compilation.Incompatible(List.of());
        }
        FieldPath field = contract.key().orElseThrow().field();
        RecordProgram program = (bytes, offset, length, now) -> {
            Object datum = decode(writer, reader, bytes, offset, length);
            if (datum == null) {
                return rejected(ReasonCode.UNDECODABLE, "undecodable", "");
            }
            List<byte[]> outputs = new ArrayList<>();
            for (OutputPort port : ports) {
                outputs.add(encode(reader, masked(contract.masksOf(port).get(field), datum)));
            }
            return new Verdict.Accepted(outputs, List.of(), 0);
        };
        return new Compilation.Compiled(program);
    }

    @Override
    public RecordProgram compileTextKey(Contract contract, List<OutputPort> ports) {
        throw new UnsupportedOperationException("the gate turns text keys into Avro itself");
    }

    @Override
    public List<RuleFault> check(Contract contract) {
        return List.of();
    }

    private static Verdict judge(Contract contract, List<OutputPort> ports, GenericRecord record) {
        List<Violation> errors = new ArrayList<>();
        List<Violation> warnings = new ArrayList<>();
        for (FieldPromise field : contract.fields()) {
            for (FieldRule rule : field.rules()) {
                Number value = (Number) record.get(field.path().text());
                if (rule instanceof FieldRule.Minimum minimum
                        && new BigDecimal(value.toString()).compareTo(minimum.bound()) < 0) {
                    (rule.severity() == Severity.ERROR ? errors : warnings)
                            .add(new Violation(
                                    rule.id(), field.path().text(), "long", "is below the minimum", rule.severity()));
                }
            }
        }
        if (!errors.isEmpty()) {
            return new Verdict.Rejected(ReasonCode.RULE_VIOLATED, errors);
        }
        List<byte[]> outputs = new ArrayList<>();
        int masked = 0;
        for (OutputPort port : ports) {
            GenericRecord copy = org.apache.avro.generic.GenericData.get().deepCopy(record.getSchema(), record);
            for (Map.Entry<FieldPath, Mask> mask : contract.masksOf(port).entrySet()) {
                String name = mask.getKey().text();
                copy.put(name, masked(mask.getValue(), copy.get(name)));
                masked += port.equals(ports.get(0)) ? 1 : 0;
            }
            outputs.add(encode(record.getSchema(), copy));
        }
        return new Verdict.Accepted(outputs, warnings, masked);
    }

    private static Object masked(@Nullable Mask mask, Object value) {
        return switch (mask) {
            case Mask.Hash hash -> value instanceof Long number ? (Object) (number ^ 0xABCDEFL) : TOKEN + value;
            case Mask.Redact redact -> REDACTED;
            case null, default -> value;
        };
    }

    private static Verdict rejected(ReasonCode reason, String rule, String path) {
        return new Verdict.Rejected(reason, List.of(new Violation(rule, path, "", "cannot be read", Severity.ERROR)));
    }

    private static boolean incompatible(Schema writer, Schema reader) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
                != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
    }

    private static @Nullable Object decode(Schema writer, Schema reader, byte[] bytes, int offset, int length) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, length, null);
            Object datum = new GenericDatumReader<>(writer, reader).read(null, decoder);
            return decoder.isEnd() ? datum : null;
        } catch (IOException | AvroRuntimeException e) {
            return null;
        }
    }

    static byte[] encode(Schema schema, Object datum) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(datum, encoder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
