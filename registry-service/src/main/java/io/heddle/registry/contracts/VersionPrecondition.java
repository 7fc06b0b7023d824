// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractVersion;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The client's expectation about the current version: {@code If-Match} or {@code If-None-Match: *}, see RFC 9110.
 *
 * @param tags the quoted entity tags of {@code If-Match}, possibly {@code *}; empty if the header was not sent
 * @param absent whether no version may exist yet
 */
record VersionPrecondition(List<String> tags, boolean absent) {
    static final VersionPrecondition NONE = new VersionPrecondition(List.of(), false);

    VersionPrecondition {
        tags = List.copyOf(tags);
    }

    /** Parses the two headers. */
    static VersionPrecondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        List<String> tags = ifMatch == null
                ? List.of()
                : Arrays.stream(ifMatch.split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
        return new VersionPrecondition(tags, "*".equals(ifNoneMatch));
    }

    /** Whether the current version satisfies it. */
    boolean holds(Optional<ContractVersion> current) {
        if (absent && current.isPresent()) {
            return false;
        }
        return tags.isEmpty()
                || (current.isPresent() && (tags.contains("*") || tags.contains(tag(current.get()))));
    }

    /** The entity tag of a version. */
    static String tag(ContractVersion version) {
        return '"' + version.toString() + '"';
    }
}
