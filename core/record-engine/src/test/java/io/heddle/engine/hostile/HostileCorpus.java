// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import java.util.List;

/** All attacks, each with a unique name. */
public final class HostileCorpus {
    private HostileCorpus() {}

    /** All attacks; names are unique. */
    public static List<HostileCase> all() {
        HostileCaseList cases = new HostileCaseList();
        StructureAttacks.addTo(cases);
        LengthAttacks.addTo(cases);
        EncodingAttacks.addTo(cases);
        AmplificationAttacks.all().forEach(cases::add);
        return cases.cases();
    }
}
