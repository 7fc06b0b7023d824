// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import java.time.Instant;

/**
 * A compiled (writer schema, contract, ports). Immutable and safe to share between threads; never throws for what is in
 * the bytes. Throws {@link io.heddle.engine.keys.KeysUnavailableException} while the masking keys cannot be used: that
 * is an outage, no verdict.
 */
public interface RecordProgram {
    /**
     * Checks, resolves and masks one record.
     *
     * @param bytes holds the Avro binary of one record in the writer's schema, without wire-format prefix
     * @param now what {@code now} means in the contract's rules
     */
    Verdict run(byte[] bytes, int offset, int length, Instant now);

    /**
     * The short way for the common case: a record that is accepted and of which there is nothing to tell. Gives the
     * same outputs as {@link #run}, without a verdict around them.
     *
     * @param outputs for as many ports as the program was compiled for; holds this record's only if true is returned
     * @throws IllegalArgumentException if the outputs are for another number of ports
     * @return false if the record is refused, has warnings, or takes the long way for another reason: {@link #run}
     *         tells
     */
    default boolean accept(byte[] bytes, int offset, int length, Instant now, RecordOutputs outputs) {
        if (run(bytes, offset, length, now) instanceof Verdict.Accepted accepted
                && accepted.warnings().isEmpty()) {
            outputs.copyFrom(accepted);
            return true;
        }
        return false;
    }

    /** The program as text for people, one operation a line; it may change from release to release. */
    default String explain() {
        return "walk, decode to objects, check, mask and encode each port\n";
    }
}
