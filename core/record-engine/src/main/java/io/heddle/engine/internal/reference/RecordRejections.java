// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.reference;

import io.heddle.contract.ReasonCode;
import io.heddle.contract.Severity;
import io.heddle.contract.Violation;
import io.heddle.engine.CompilationResult;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.avro.ResolutionDifferences.Difference;
import io.heddle.engine.internal.walk.BoundedAvroWalk;
import io.heddle.engine.internal.walk.EncodingFault;

import java.util.List;

/** Creates rejections of whole records from faults in bytes and schemas. */
public final class RecordRejections {
    private RecordRejections() {}

    /** A rejection with a single violation. */
    public static Verdict.Rejected of(ReasonCode reason, String path, String message) {
        return new Verdict.Rejected(reason, List.of(violation(reason, path, message)));
    }

    static Verdict.Rejected of(BoundedAvroWalk.Finding finding) {
        ReasonCode reason =
                finding.fault() == EncodingFault.TRAILING ? ReasonCode.TRAILING_BYTES : ReasonCode.UNDECODABLE;
        return of(reason, finding.path(), finding.fault().text());
    }

    /** The compilation result for a writer's schema of which no record can be resolved. */
    public static CompilationResult.Incompatible incompatible(List<Difference> differences) {
        return new CompilationResult.Incompatible(differences.stream()
                .limit(Violation.MAX_PER_RECORD)
                .map(found -> violation(ReasonCode.SCHEMA_INCOMPATIBLE, found.path(), found.message()))
                .toList());
    }

    /**
     * Rejects a record that uses a part of the writer's schema which cannot be resolved; if there are several such
     * parts, the message lists them.
     */
    static Verdict.Rejected unresolvable(List<Difference> differences) {
        if (differences.size() == 1) {
            Difference only = differences.get(0);
            return of(ReasonCode.SCHEMA_INCOMPATIBLE, only.path(), only.message());
        }
        StringBuilder text = new StringBuilder("the record has values that the contract's schema does not accept");
        for (Difference found : differences.subList(0, Math.min(5, differences.size()))) {
            text.append("; '").append(found.path()).append("': ").append(found.message());
        }
        return of(ReasonCode.SCHEMA_INCOMPATIBLE, "", text.toString());
    }

    static Verdict.Rejected growthLimit(String how) {
        return of(ReasonCode.GROWTH_LIMIT, "", "the record would grow too much " + how);
    }

    private static Violation violation(ReasonCode reason, String path, String message) {
        return new Violation(reason.code(), path, "", message, Severity.ERROR);
    }
}
