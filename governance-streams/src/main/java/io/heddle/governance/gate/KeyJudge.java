// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Judges a record's key: it must be the contract's key, in Avro or as plain text, and a keyless product takes only null
 * keys. Otherwise personal data could leave the gate in a key.
 */
final class KeyJudge {
    private KeyJudge() {}

    /** The finding on a key. */
    sealed interface Finding {
        /** The key to publish, by port index. */
        record Keys(List<byte @Nullable []> byPort) implements Finding {}

        record Mismatch(Violation violation) implements Finding {}
    }

    static Finding judge(Plan plan, byte @Nullable [] key, Instant now) {
        if (plan.key().isEmpty()) {
            return key == null
                    ? new Finding.Keys(Collections.nCopies(plan.ports().size(), null))
                    : mismatch("", key, "the product has no key; expected a null key");
        }
        Plan.Key declared = plan.key().get();
        String field = declared.declared().field().text();
        if (key == null) {
            return mismatch(field, null, "expected the key field as key, not null");
        }
        return WireFormat.isFramed(key)
                ? framed(plan, declared, field, key, now)
                : text(plan, declared, field, key, now);
    }

    private static Finding framed(Plan plan, Plan.Key declared, String field, byte[] key, Instant now) {
        Writer writer = NotReadyException.ifNull(plan.writer(Plan.Part.KEY, WireFormat.schemaId(key)));
        return switch (writer) {
            case Writer.Refused refused -> mismatch(field, key, "the schema id in the key is not that of a key schema");
            case Writer.Governed governed -> {
                Verdict verdict =
                        governed.program().run(key, WireFormat.PREFIX, key.length - WireFormat.PREFIX, now);
                yield switch (verdict) {
                    case Verdict.Rejected rejected -> mismatch(field, key, "the key's bytes are not the declared key");
                    case Verdict.Accepted accepted -> new Finding.Keys(keys(
                            plan, key, port -> WireFormat.frame(declared.schemaId(), accepted.outputs().get(port))));
                };
            }
        };
    }

    private static Finding text(Plan plan, Plan.Key declared, String field, byte[] key, Instant now) {
        Schema schema = declared.declared().schema();
        byte[] avro = TextKey.toAvro(schema, key).orElse(null);
        if (avro == null) {
            return mismatch(field, key, "expected Avro in the Confluent wire format or the value as text");
        }
        RecordProgram program = declared.program();
        return switch (program.run(avro, 0, avro.length, now)) {
            case Verdict.Rejected rejected -> mismatch(field, key, "the key's text is not the declared key");
            case Verdict.Accepted accepted ->
                new Finding.Keys(keys(plan, key, port -> TextKey.toText(schema, accepted.outputs().get(port))));
        };
    }

    private static List<byte @Nullable []> keys(Plan plan, byte[] original, Masked masked) {
        List<byte @Nullable []> keys = new ArrayList<>(plan.ports().size());
        for (Plan.Port port : plan.ports()) {
            keys.add(port.masksKey() ? masked.on(port.index()) : original);
        }
        return keys;
    }

    private static Finding mismatch(String field, byte @Nullable [] key, String message) {
        String redacted = key == null ? "null" : "bytes(" + key.length + ")";
        return new Finding.Mismatch(
                new Violation(ReasonCode.KEY_MISMATCH.code(), field, redacted, message, Severity.ERROR));
    }

    private interface Masked {
        byte[] on(int port);
    }
}
