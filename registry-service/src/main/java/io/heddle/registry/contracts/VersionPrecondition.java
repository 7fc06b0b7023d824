// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.contracts;

import io.heddle.contract.ContractVersion;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a writer believes to be there ({@code If-Match}) or not to be there ({@code If-None-Match: *}), as of RFC 9110.
 *
 * @param tags the entity tags of {@code If-Match} with their quotes, {@code *} among them; empty if it was not sent
 * @param absent whether nothing may be there yet
 */
record VersionPrecondition(List<String> tags, boolean absent) {
    static final VersionPrecondition NONE = new VersionPrecondition(List.of(), false);

    VersionPrecondition {
        tags = List.copyOf(tags);
    }

    /** Reads the two headers. */
    static VersionPrecondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        List<String> tags = ifMatch == null
                ? List.of()
                : Arrays.stream(ifMatch.split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).toList();
        return new VersionPrecondition(tags, "*".equals(ifNoneMatch));
    }

    /** Whether it holds for what is there. */
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
