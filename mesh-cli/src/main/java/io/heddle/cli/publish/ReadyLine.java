// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import org.jspecify.annotations.Nullable;

/** What became of one line before it is sent. */
sealed interface ReadyLine {
    /** The line's number in the input, from 1. */
    long number();

    /** A record. */
    record Encoded(long number, @Nullable Object key, Payload avro) implements ReadyLine {}

    /** No record. */
    record Faulty(long number, Refusal refusal) implements ReadyLine {}

    /** Nothing to send: blank, skipped as the user asked, or in the mesh already. */
    record Passed(long number, Why why) implements ReadyLine {}

    /** Why a line is passed over. */
    enum Why {
        BLANK,
        SKIPPED,
        ALREADY_THERE
    }

    /** Avro binary. */
    @SuppressWarnings("ArrayRecordComponent")
    record Payload(byte[] bytes) {}
}
