// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.reference;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.avro.ResolutionDifferences.Difference;
import io.heddle.engine.internal.cel.CelRecordRules;
import io.heddle.engine.internal.mask.PortMasks;
import io.heddle.engine.internal.rule.FieldRules;
import io.heddle.engine.internal.rule.RuleFindings;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.time.Instant;
import java.util.List;

/** Processes the values of a product: decode, check, mask, encode. */
public final class ReferenceProgram implements RecordProgram {
    private final ReferenceCodec decoding;
    private final FieldRules fieldRules;
    private final CelRecordRules recordRules;
    private final List<PortMasks> ports;

    public ReferenceProgram(
            Schema writer,
            Schema contract,
            List<Difference> differences,
            FieldRules fieldRules,
            CelRecordRules recordRules,
            List<PortMasks> ports) {
        this.decoding = new ReferenceCodec(writer, contract, differences);
        this.fieldRules = fieldRules;
        this.recordRules = recordRules;
        this.ports = List.copyOf(ports);
    }

    /** The contract's compiled record rules. */
    public CelRecordRules recordRules() {
        return recordRules;
    }

    @Override
    public Verdict run(byte[] bytes, int offset, int length, Instant now) {
        ReferenceCodec.Decoded decoded = decoding.decode(bytes, offset, length);
        if (decoded.rejection() != null) {
            return decoded.rejection();
        }
        if (!(decoded.value() instanceof IndexedRecord record)) {
            return RecordRejections.of(ReasonCode.UNDECODABLE, "", "the value is not a record");
        }
        RuleFindings findings = new RuleFindings();
        fieldRules.check(record, findings);
        recordRules.check(record, now, findings);
        return findings.hasErrors()
                ? new Verdict.Rejected(ReasonCode.RULE_VIOLATED, findings.all())
                : decoding.encode(record, length, ports, findings.warnings());
    }
}
