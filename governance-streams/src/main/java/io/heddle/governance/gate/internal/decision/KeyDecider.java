// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.SchemaIdForm;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.RecordOutputs;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.IngestRecord;
import io.heddle.governance.gate.internal.record.PlainTextKey;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.record.WriterSchemaId;
import io.heddle.governance.gate.internal.schema.RecordPart;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Checks a record's key: it must be the contract's key, in Avro, as plain text or as the bytes of a number, and a
 * product without key accepts only null keys. Otherwise personal data could leave the gate in a key. All keys leave in
 * the contract's Avro schema. Not thread-safe.
 */
final class KeyDecider {
    private final OutputBuffers outputs;

    KeyDecider(OutputBuffers outputs) {
        this.outputs = outputs;
    }

    /** The result for a key. */
    sealed interface Finding {
        /**
         * The keys to publish.
         *
         * @param byPort by port index
         * @param unmasked behind the wire format's prefix; null if it is not to be compared with the value
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Keys(List<byte @Nullable []> byPort, byte @Nullable [] unmasked) implements Finding {}

        record Mismatch(Violation violation) implements Finding {}

        /** The key's schema may not write keys of this product. */
        record Foreign(WriterDecision.Refused refused) implements Finding {}
    }

    Finding decide(EnforcementPlan plan, IngestRecord record, Instant now) {
        byte[] key = record.key();
        if (plan.key().isEmpty()) {
            return key == null
                    ? new Finding.Keys(Collections.nCopies(plan.ports().size(), null), null)
                    : mismatch("", key, "the product has no key; expected a null key");
        }
        EnforcementPlan.Key declared = plan.key().get();
        String field = declared.declared().text();
        if (key == null) {
            return mismatch(field, null, "expected the value of the key field as key, not null");
        }
        Header header = WriterSchemaId.keyHeader(record.headers());
        if (header != null && !plan.accepts(SchemaIdForm.HEADER)) {
            return mismatch(field, key, "the contract takes no schema ids in headers (schemaIdForms)");
        }
        if (header != null && WriterSchemaId.of(header) == WriterSchemaId.NONE) {
            return mismatch(field, key, WriterSchemaId.problemOf(header));
        }
        boolean isFramed = header == null && plan.isKeyFramed(key);
        if (isFramed && !plan.accepts(SchemaIdForm.PREFIX)) {
            return mismatch(field, key, "the contract takes no schema ids in the key (schemaIdForms)");
        }
        return header != null || isFramed
                ? decideAvroKey(plan, declared, field, key, header, now)
                : decidePlainKey(plan, declared, field, key, now);
    }

    private Finding decideAvroKey(EnforcementPlan plan, EnforcementPlan.Key declared, String field, byte[] key,
            @Nullable Header header, Instant now) {
        int schemaId = header == null ? ConfluentFrame.schemaId(key) : WriterSchemaId.of(header);
        WriterDecision writer = PlanIncompleteException.requirePresent(plan.writer(RecordPart.KEY, schemaId));
        return switch (writer) {
            case WriterDecision.Refused refused -> refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE
                    ? new Finding.Foreign(refused)
                    : mismatch(field, key, "the schema id in the key is not that of a key schema");
            case WriterDecision.Governed governed -> {
                RecordOutputs masked = outputs.run(governed.program(), plan, key,
                        WriterSchemaId.avroOffset(header), now);
                // Output keys always have the contract's key schema, whatever schema the key was written with.
                boolean ours = header == null && schemaId == declared.schemaId().value();
                yield masked == null
                        ? mismatch(field, key, "the key's bytes are not the declared key")
                        : keys(plan, declared, masked, ours ? key : null);
            }
        };
    }

    private Finding decidePlainKey(EnforcementPlan plan, EnforcementPlan.Key declared, String field, byte[] key,
            Instant now) {
        Schema schema = declared.declared().schema();
        byte[] avro = PlainTextKey.toAvro(schema, key, ConfluentFrame.PREFIX_BYTES).orElse(null);
        if (avro == null) {
            return mismatch(field, key,
                    "expected Avro in the Confluent wire format, or the value as text or as a number's bytes");
        }
        RecordOutputs masked = outputs.run(declared.program(), plan, avro, ConfluentFrame.PREFIX_BYTES, now);
        return masked == null
                ? mismatch(field, key, "the key's text is not the declared key")
                : keys(plan, declared, masked, null);
    }

    /** @param original the key as it arrived if a port without masks publishes it so */
    private static Finding keys(EnforcementPlan plan, EnforcementPlan.Key declared, RecordOutputs masked,
            byte @Nullable [] original) {
        List<byte @Nullable []> keys = new ArrayList<>(plan.ports().size());
        for (EnforcementPlan.Port port : plan.ports()) {
            keys.add(original != null && !port.masksKey()
                    ? original
                    : ConfluentFrame.writePrefix(declared.schemaId(), masked.bytes(port.index())));
        }
        return new Finding.Keys(keys, declared.check().map(check -> masked.bytes(check.output())).orElse(null));
    }

    /** How the key differs from its fields in the value, if it does and the contract asks for the same. */
    Optional<Violation> difference(EnforcementPlan plan, Finding.Keys keys, IngestRecord record, RecordOutputs value) {
        EnforcementPlan.KeyCheck check = plan.key().flatMap(EnforcementPlan.Key::check).orElse(null);
        byte[] unmasked = keys.unmasked();
        if (check == null || unmasked == null) {
            return Optional.empty();
        }
        return check.fields()
                .difference(unmasked, value.bytes(check.output()))
                .map(field -> violation(field.text(), record.key(),
                        "the key differs from this field; send the field as key, or set keyEqualsFields to false in the"
                                + " contract"));
    }

    private static Finding mismatch(String field, byte @Nullable [] key, String message) {
        return new Finding.Mismatch(violation(field, key, message));
    }

    private static Violation violation(String field, byte @Nullable [] key, String message) {
        String redacted = key == null ? "null" : "bytes(" + key.length + ")";
        return new Violation(ReasonCode.KEY_MISMATCH.code(), field, redacted, message, Severity.ERROR);
    }
}
