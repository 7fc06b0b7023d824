// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.util.List;

/**
 * The versions in a keyset, without the keys. Immutable.
 *
 * @param tokens number of token keys; their versions start at 1
 * @param pinned version of the token key in use
 * @param encryption versions of the encryption keys, the newest last; empty in a file that predates encryption
 */
public record KeysetVersions(int tokens, int pinned, List<Integer> encryption) {
    public KeysetVersions {
        encryption = List.copyOf(encryption);
    }
}
