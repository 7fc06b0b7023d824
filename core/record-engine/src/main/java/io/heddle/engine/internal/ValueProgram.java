// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.avro.Differences.Difference;
import io.heddle.engine.internal.cel.RecordRules;
import io.heddle.engine.internal.mask.PortMasks;
import io.heddle.engine.internal.rule.FieldRules;
import io.heddle.engine.internal.rule.Findings;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.time.Instant;
import java.util.List;

/** Governs the values of a product: decode, rules, masks, encode. */
public final class ValueProgram implements RecordProgram {
    private final Decoding decoding;
    private final FieldRules fieldRules;
    private final RecordRules recordRules;
    private final List<PortMasks> ports;

    public ValueProgram(
            Schema writer,
            Schema contract,
            List<Difference> differences,
            FieldRules fieldRules,
            RecordRules recordRules,
            List<PortMasks> ports) {
        this.decoding = new Decoding(writer, contract, differences);
        this.fieldRules = fieldRules;
        this.recordRules = recordRules;
        this.ports = List.copyOf(ports);
    }

    /** Its record rules, compiled. */
    public RecordRules recordRules() {
        return recordRules;
    }

    @Override
    public Verdict run(byte[] bytes, int offset, int length, Instant now) {
        Decoding.Decoded decoded = decoding.decode(bytes, offset, length);
        if (decoded.refusal() != null) {
            return decoded.refusal();
        }
        if (!(decoded.value() instanceof IndexedRecord record)) {
            return Refusals.of(ReasonCode.UNDECODABLE, "", "the value is not a record");
        }
        Findings findings = new Findings();
        fieldRules.check(record, findings);
        recordRules.check(record, now, findings);
        return findings.hasErrors()
                ? new Verdict.Rejected(ReasonCode.RULE_VIOLATED, findings.all())
                : decoding.encode(record, length, ports, findings.warnings());
    }
}
