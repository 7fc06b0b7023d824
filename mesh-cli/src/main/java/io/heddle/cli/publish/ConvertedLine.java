// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import org.jspecify.annotations.Nullable;

/** The result of converting one line. */
sealed interface ConvertedLine {
    /** The 1-based line number in the input. */
    long number();

    /** A line that was converted to a record. */
    record Encoded(long number, @Nullable Object key, Payload avro) implements ConvertedLine {}

    /** A line that is not a valid record. */
    record Refused(long number, RefusedLine refusal) implements ConvertedLine {}

    /** Nothing to send: the line is blank, skipped by option, or already in the mesh. */
    record Skipped(long number, SkipReason reason) implements ConvertedLine {}

    /** Why a line is skipped. */
    enum SkipReason {
        BLANK,
        SKIPPED,
        ALREADY_THERE
    }

    /** Avro binary. */
    @SuppressWarnings("ArrayRecordComponent")
    record Payload(byte[] bytes) {}
}
