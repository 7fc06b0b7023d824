// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.ownership;

import io.heddle.log.DomainEntry;

import java.util.Arrays;
import java.util.Optional;

/** Entity tags of domains: equal for equal content, in every replica. */
final class DomainEntityTag {
    private DomainEntityTag() {}

    static String of(DomainEntry entry) {
        String content =
                String.join("\0", entry.name().value(), entry.kind().word(), entry.owner(), entry.description());
        return '"' + Integer.toHexString(content.hashCode()) + '"';
    }

    /** Whether {@code If-Match} matches the current domain. */
    static boolean matches(String ifMatch, Optional<DomainEntry> current) {
        return current.isPresent() && Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(of(current.get())));
    }
}
