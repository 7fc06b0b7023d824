// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.contract.DomainName;

import java.util.function.Function;

/** Entities for tests. */
public final class DomainEntryFixture {
    private DomainEntryFixture() {}

    public static DomainEntry domain(String name, String description) {
        return new DomainEntry(new DomainName(name), DomainEntry.Kind.SOURCE_ALIGNED, name + "-team", description);
    }

    public static MeshChange put(String name, String description) {
        return new MeshChange.PutDomain(domain(name, description));
    }

    static Function<MeshView, CommandDecision<String>> always(MeshChange... changes) {
        return view -> CommandDecision.write(changes);
    }
}
