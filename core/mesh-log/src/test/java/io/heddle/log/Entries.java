// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.DomainName;

import java.util.function.Function;

/** Entities for tests. */
final class Entries {
    private Entries() {}

    static DomainEntry domain(String name, String description) {
        return new DomainEntry(new DomainName(name), DomainEntry.Kind.SOURCE_ALIGNED, name + "-team", description);
    }

    static Change put(String name, String description) {
        return new Change.PutDomain(domain(name, description));
    }

    static Function<MeshView, Decision<String>> always(Change... changes) {
        return view -> Decision.write(changes);
    }
}
