// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.engine.RecordOutputs;
import io.heddle.governance.gate.internal.plan.EnforcementPlan;
import io.heddle.governance.gate.internal.plan.WriterDecision;
import io.heddle.governance.gate.internal.record.PlainTextKey;
import io.heddle.governance.gate.internal.record.PlanIncompleteException;
import io.heddle.governance.gate.internal.schema.RecordPart;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Checks a record's key: it must be the contract's key, in Avro or as plain text, and a product without key accepts
 * only null keys. Otherwise personal data could leave the gate in a key. Not thread-safe.
 */
final class KeyDecider {
    private final OutputBuffers outputs;

    KeyDecider(OutputBuffers outputs) {
        this.outputs = outputs;
    }

    /** The result for a key. */
    sealed interface Finding {
        /** The keys to publish, by port index. */
        record Keys(List<byte @Nullable []> byPort) implements Finding {}

        record Mismatch(Violation violation) implements Finding {}

        /** The key's schema may not write keys of this product. */
        record Foreign(WriterDecision.Refused refused) implements Finding {}
    }

    Finding decide(EnforcementPlan plan, byte @Nullable [] key, Instant now) {
        if (plan.key().isEmpty()) {
            return key == null
                    ? new Finding.Keys(Collections.nCopies(plan.ports().size(), null))
                    : mismatch("", key, "the product has no key; expected a null key");
        }
        EnforcementPlan.Key declared = plan.key().get();
        String field = declared.declared().field().text();
        if (key == null) {
            return mismatch(field, null, "expected the value of the key field as key, not null");
        }
        return ConfluentFrame.isFramed(key)
                ? decideAvroKey(plan, declared, field, key, now)
                : decideTextKey(plan, declared, field, key, now);
    }

    private Finding decideAvroKey(EnforcementPlan plan, EnforcementPlan.Key declared, String field, byte[] key,
            Instant now) {
        int schemaId = ConfluentFrame.schemaId(key);
        WriterDecision writer = PlanIncompleteException.requirePresent(plan.writer(RecordPart.KEY, schemaId));
        return switch (writer) {
            case WriterDecision.Refused refused -> refused.reason() == ReasonCode.SCHEMA_INCOMPATIBLE
                    ? new Finding.Foreign(refused)
                    : mismatch(field, key, "the schema id in the key is not that of a key schema");
            case WriterDecision.Governed governed -> {
                RecordOutputs masked = outputs.run(governed.program(), plan, key, now);
                // Output keys always have the contract's key schema, whatever schema the key was written with.
                boolean ours = schemaId == declared.schemaId().value();
                yield masked == null
                        ? mismatch(field, key, "the key's bytes are not the declared key")
                        : new Finding.Keys(keysByPort(plan, key, ours,
                                port -> ConfluentFrame.writePrefix(declared.schemaId(), masked.bytes(port))));
            }
        };
    }

    private Finding decideTextKey(EnforcementPlan plan, EnforcementPlan.Key declared, String field, byte[] key,
            Instant now) {
        Schema schema = declared.declared().schema();
        byte[] avro = PlainTextKey.toAvro(schema, key, ConfluentFrame.PREFIX_BYTES).orElse(null);
        if (avro == null) {
            return mismatch(field, key, "expected Avro in the Confluent wire format or the value as text");
        }
        RecordOutputs masked = outputs.run(declared.program(), plan, avro, now);
        return masked == null
                ? mismatch(field, key, "the key's text is not the declared key")
                : new Finding.Keys(keysByPort(plan, key, true,
                        port -> PlainTextKey.toText(schema, masked.bytes(port), ConfluentFrame.PREFIX_BYTES)));
    }

    private static List<byte @Nullable []> keysByPort(EnforcementPlan plan, byte[] original, boolean kept,
            MaskedKey masked) {
        List<byte @Nullable []> keys = new ArrayList<>(plan.ports().size());
        for (EnforcementPlan.Port port : plan.ports()) {
            keys.add(kept && !port.masksKey() ? original : masked.forPort(port.index()));
        }
        return keys;
    }

    private static Finding mismatch(String field, byte @Nullable [] key, String message) {
        String redacted = key == null ? "null" : "bytes(" + key.length + ")";
        return new Finding.Mismatch(
                new Violation(ReasonCode.KEY_MISMATCH.code(), field, redacted, message, Severity.ERROR));
    }

    private interface MaskedKey {
        byte[] forPort(int port);
    }
}
