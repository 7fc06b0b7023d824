// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import java.time.Instant;

/**
 * A program compiled for a writer schema, a contract and its ports. Immutable and thread-safe; it never throws because
 * of what the bytes contain. It throws {@link io.heddle.engine.keys.KeysUnavailableException} while the masking keys
 * cannot be used: that is an outage, not a verdict.
 */
public interface RecordProgram {
    /**
     * Checks, resolves and masks one record.
     *
     * @param bytes holds the Avro binary of one record in the writer's schema, without wire-format prefix
     * @param now the value of {@code now} in the contract's rules
     */
    Verdict run(byte[] bytes, int offset, int length, Instant now);

    /**
     * The fast path for the common case: the record is accepted without warnings. Produces the same outputs as
     * {@link #run}, without creating a verdict.
     *
     * @param outputs for as many ports as the program was compiled for; holds this record's outputs only if true is
     *        returned
     * @throws IllegalArgumentException if the outputs are for another number of ports
     * @return false if the record is rejected, has warnings, or needs the slow path for another reason; call
     *         {@link #run} to find out
     */
    default boolean accept(byte[] bytes, int offset, int length, Instant now, RecordOutputs outputs) {
        if (run(bytes, offset, length, now) instanceof Verdict.Accepted accepted
                && accepted.warnings().isEmpty()) {
            outputs.copyFrom(accepted);
            return true;
        }
        return false;
    }

    /** The program as readable text, one operation per line. The format may change from release to release. */
    default String explain() {
        return "walk, decode to objects, check, mask and encode each port\n";
    }
}
