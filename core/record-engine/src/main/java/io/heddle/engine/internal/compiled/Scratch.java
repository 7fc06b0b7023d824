// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.TokenMac;

import java.util.Map;
import java.util.WeakHashMap;

/** What masks work with, kept from value to value. Not thread-safe. */
final class Scratch {
    final byte[] small = new byte[64];

    // Providers are few; those of engines that are gone are let go.
    private final Map<KeyProvider, TokenMac> macs = new WeakHashMap<>();

    TokenMac mac(KeyProvider keys) {
        TokenMac known = macs.get(keys);
        if (known == null) {
            known = keys.tokenMac();
            macs.put(keys, known);
        }
        return known;
    }
}
