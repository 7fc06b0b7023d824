// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import java.time.Instant;

/**
 * A compiled (writer schema, contract, ports). Immutable and safe to share between threads; never throws for what is in
 * the bytes.
 */
public interface RecordProgram {
    /** More violations than this of one record are not listed. */
    int MAX_VIOLATIONS = 20;

    /**
     * Checks, resolves and masks one record.
     *
     * @param bytes holds the Avro binary of one record in the writer's schema, without wire-format prefix
     * @param now what {@code now} means in the contract's rules
     */
    Verdict run(byte[] bytes, int offset, int length, Instant now);

    /** The program as text for people, one operation a line; it may change from release to release. */
    default String explain() {
        return "walk, decode to objects, check, mask and encode each port\n";
    }
}
