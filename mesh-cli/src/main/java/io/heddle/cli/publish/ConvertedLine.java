// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import org.jspecify.annotations.Nullable;

/** What became of one line before it is sent. */
sealed interface ConvertedLine {
    /** The line's number in the input, from 1. */
    long number();

    /** A record. */
    record Encoded(long number, @Nullable Object key, Payload avro) implements ConvertedLine {}

    /** No record. */
    record Refused(long number, RefusedLine refusal) implements ConvertedLine {}

    /** Nothing to send: blank, skipped as the user asked, or in the mesh already. */
    record Skipped(long number, SkipReason reason) implements ConvertedLine {}

    /** Why a line is passed over. */
    enum SkipReason {
        BLANK,
        SKIPPED,
        ALREADY_THERE
    }

    /** Avro binary. */
    @SuppressWarnings("ArrayRecordComponent")
    record Payload(byte[] bytes) {}
}
