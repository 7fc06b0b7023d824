// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import java.util.List;

/**
 * Which keys a keyset holds, without the keys. Immutable.
 *
 * @param tokens how many token keys there are; their versions start at 1
 * @param pinned the version of the token key that is in use
 * @param encryption versions of the encryption keys, the newest last; empty in a file from before there were any
 */
public record KeysetVersions(int tokens, int pinned, List<Integer> encryption) {
    public KeysetVersions {
        encryption = List.copyOf(encryption);
    }
}
