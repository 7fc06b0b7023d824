// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.contract.ReplayMark;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** The mark of a record that was replayed from quarantine: the one header of ours that may come from outside. */
public final class ReplayHeader {
    private ReplayHeader() {}

    /** Whether it has a mark's form: no text passes the masks in it. */
    public static boolean isWellFormed(@Nullable Header header) {
        return header != null
                && header.value() != null
                && header.value().length <= ReplayMark.MAX_LENGTH
                && ReplayMark.parse(new String(header.value(), StandardCharsets.ISO_8859_1)).isPresent();
    }
}
