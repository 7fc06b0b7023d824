// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.record;

import io.heddle.contract.ReplayMark;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** The header that marks a record replayed from quarantine: the only gate header that clients may set. */
public final class ReplayHeader {
    private ReplayHeader() {}

    /** Whether the header is well-formed, so that it cannot carry free text past the masks. */
    public static boolean isWellFormed(@Nullable Header header) {
        return header != null
                && header.value() != null
                && header.value().length <= ReplayMark.MAX_LENGTH
                && ReplayMark.parse(new String(header.value(), StandardCharsets.ISO_8859_1)).isPresent();
    }
}
