// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.quarantine;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads headers as text. */
final class HeaderText {
    private HeaderText() {}

    static Optional<String> of(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** A non-negative integer. */
    static Optional<Long> number(Headers headers, String name) {
        return of(headers, name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
