// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.Verdict;
import io.heddle.sdk.ContractViolationException;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;

import java.time.Instant;
import java.util.List;

/** Checks and encodes records of one schema under one contract. Immutable, thread-safe. */
public final class CheckedRecordWriter {
    private static final GenericData GENERIC = genericData();

    private final ContractRef contract;
    private final Schema schema;
    private final SchemaId id;
    private final CompilationResult compilation;
    private final GenericDatumWriter<Object> genericWriter;

    public CheckedRecordWriter(ContractRef contract, Schema schema, SchemaId id, CompilationResult compilation) {
        this.contract = contract;
        this.schema = schema;
        this.id = id;
        this.compilation = compilation;
        this.genericWriter = new GenericDatumWriter<>(schema, GENERIC);
    }

    /** An encoded record, with the violations that did not prevent it from being sent. */
    public static final class Encoded {
        private final byte[] bytes;
        private final List<Violation> findings;

        Encoded(byte[] bytes, List<Violation> findings) {
            this.bytes = bytes;
            this.findings = findings;
        }

        public byte[] bytes() {
            return bytes;
        }

        public List<Violation> findings() {
            return findings;
        }
    }

    public Schema schema() {
        return schema;
    }

    public SchemaId id() {
        return id;
    }

    /**
     * Encodes and checks a record.
     *
     * @param observed whether to return a record that violates a rule instead of throwing
     * @throws ContractViolationException if the record cannot be encoded, or violates the contract and is not observed
     */
    public Encoded encode(IndexedRecord value, boolean observed) {
        return check(bytes(value), observed);
    }

    /** Encodes without checking rules: for state stores of readers, whose records are masked. */
    public byte[] bytes(IndexedRecord value) {
        boolean specific = value instanceof SpecificRecord;
        SpecificData generated = specific ? specificData(value) : SpecificData.get();
        try {
            return ConfluentFrame.encode(id, specific ? new SpecificDatumWriter<>(schema, generated) : genericWriter,
                    value);
        } catch (RuntimeException mismatch) {
            // The cause is dropped: Avro quotes the value in its messages.
            throw new ContractViolationException(contract, ReasonCode.UNDECODABLE,
                    UnencodableFields.find(specific ? generated : GENERIC, value));
        }
    }

    /** Checks bytes that are already framed. */
    public Encoded check(byte[] framed, boolean observed) {
        if (compilation instanceof CompilationResult.Compiled compiled) {
            Verdict verdict =
                    compiled.program().run(framed, ConfluentFrame.PREFIX_BYTES,
                            ConfluentFrame.avroLength(framed), Instant.now());
            if (verdict instanceof Verdict.Rejected rejected) {
                return refuse(framed, rejected.reason(), rejected.violations(), observed);
            }
            return new Encoded(framed, ((Verdict.Accepted) verdict).warnings());
        }
        List<Violation> violations = ((CompilationResult.Incompatible) compilation).violations();
        return refuse(framed, ReasonCode.SCHEMA_INCOMPATIBLE, violations, observed);
    }

    private Encoded refuse(byte[] framed, ReasonCode reason, List<Violation> violations, boolean observed) {
        if (observed) {
            return new Encoded(framed, violations);
        }
        throw new ContractViolationException(contract, reason, violations);
    }

    private static SpecificData specificData(IndexedRecord value) {
        return value instanceof SpecificRecordBase base ? base.getSpecificData() : SpecificData.get();
    }

    /** Accepts dates, times, decimals and UUIDs both as Java types and as Avro's raw types. */
    private static GenericData genericData() {
        GenericData data = new GenericData();
        data.addLogicalTypeConversion(new TimeConversions.DateConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        data.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
        data.addLogicalTypeConversion(new Conversions.DecimalConversion());
        data.addLogicalTypeConversion(new Conversions.UUIDConversion());
        return data;
    }
}
