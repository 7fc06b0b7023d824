// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.cel;

import io.heddle.contract.RecordRule;
import io.heddle.engine.internal.rule.Findings;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

import java.time.Instant;
import java.util.List;

/** All record rules of a contract. Immutable and thread-safe. */
public final class RecordRules {
    private RecordRules() {}

    /** Compiles the rules. */
    public static RecordRules compile(Schema schema, List<RecordRule> rules) {
        return new RecordRules();
    }

    /** Checks a record. */
    public void check(IndexedRecord record, Instant now, Findings findings) {}
}
