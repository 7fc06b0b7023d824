// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.shape;

import java.util.HashMap;
import java.util.Map;

/** The release that introduced each key or word. */
final class SinceTable {
    private SinceTable() {}

    static Map<String, OdcsRelease> with(Map<String, OdcsRelease> table, OdcsRelease release, String... added) {
        Map<String, OdcsRelease> more = new HashMap<>(table);
        for (String key : added) {
            more.put(key, release);
        }
        return Map.copyOf(more);
    }
}
