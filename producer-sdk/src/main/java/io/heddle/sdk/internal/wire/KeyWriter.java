// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.heddle.contract.ContractRef;
import io.heddle.contract.KeyExtraction;
import io.heddle.contract.ProductKey;
import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaId;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.log.ContractEntry;
import io.heddle.sdk.ContractViolationException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Encodes the keys of a product and rejects those that do not match the contract. Immutable, thread-safe. */
public final class KeyWriter {
    private final ContractRef contract;
    private final Optional<ProductKey> key;
    private final SchemaId id;
    private final GenericDatumWriter<Object> writer;

    public KeyWriter(ContractEntry entry) {
        this.contract = entry.contract().ref();
        this.key = entry.contract().key();
        this.id = entry.keySchemaId().orElse(new SchemaId(0));
        this.writer = new GenericDatumWriter<>(key.map(ProductKey::schema).orElse(Schema.create(Schema.Type.NULL)));
    }

    /** The key extracted from the record; null for a product without key. */
    public byte @Nullable [] extractKey(IndexedRecord value) {
        if (key.isEmpty()) {
            return null;
        }
        if (!KeyExtraction.hasFields(key.get(), value.getSchema())) {
            throw mismatch("none", "the record has no field " + key.get().text() + " to take the key from");
        }
        return write(KeyExtraction.extract(key.get(), value));
    }

    /** Encodes a key given by the caller, which must equal the one in the record. */
    public byte @Nullable [] checkKey(@Nullable Object given, IndexedRecord value) {
        byte[] written = write(given);
        if (written != null && key.filter(declared -> declared.equalsFields()
                && KeyExtraction.hasFields(declared, value.getSchema())).isPresent()) {
            if (!Arrays.equals(written, extractKey(value))) {
                throw mismatch(typeOf(given), "the key differs from the record's " + fieldName());
            }
        }
        return written;
    }

    /** Encodes a key without a record. */
    public byte @Nullable [] write(@Nullable Object given) {
        if (key.isEmpty()) {
            if (given != null) {
                throw mismatch(typeOf(given), "the product has no key; publish without one");
            }
            return null;
        }
        if (given == null) {
            throw mismatch("null", "expected " + key.get().schema().getType().getName() + ", the value of "
                    + fieldName());
        }
        try {
            return ConfluentFrame.encode(id, writer, widened(given));
        } catch (RuntimeException unencodable) {
            // The cause is dropped: Avro quotes the value in its messages.
            throw mismatch(typeOf(given), "expected " + key.get().schema().getType().getName());
        }
    }

    private Object widened(Object given) {
        boolean wantsLong = key.map(k -> k.schema().getType() == Schema.Type.LONG).orElse(false);
        return wantsLong && given instanceof Integer number ? (Object) number.longValue() : given;
    }

    private String fieldName() {
        return key.map(k -> k.text()).orElse("");
    }

    private static String typeOf(@Nullable Object given) {
        return given == null ? "null" : given.getClass().getSimpleName();
    }

    private ContractViolationException mismatch(String redacted, String message) {
        Violation violation = new Violation(
                ReasonCode.KEY_MISMATCH.code(), fieldName(), redacted, message, Severity.ERROR);
        return new ContractViolationException(contract, ReasonCode.KEY_MISMATCH, List.of(violation));
    }
}
