// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.TokenMac;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.WeakHashMap;

/** What masks work with, kept from value to value. Not thread-safe. */
final class Scratch {
    private static final int INITIAL = 512;
    private static final int KEPT = 1 << 16;

    final byte[] small = new byte[64];
    private byte[] large = new byte[INITIAL];

    private @Nullable KeyProvider lastKeys;
    private @Nullable TokenMac lastMac;
    // Providers are few; those of engines that are gone are let go.
    private final Map<KeyProvider, TokenMac> macs = new WeakHashMap<>();

    /** At least so many bytes, to be used at once. */
    byte[] room(int size) {
        if (size <= large.length) {
            return large;
        }
        byte[] larger = new byte[size <= KEPT / 2 ? size * 2 : size];
        large = larger.length <= KEPT ? larger : large;
        return larger;
    }

    @SuppressWarnings("ReferenceEquality") // mostly it is the one of before
    TokenMac mac(KeyProvider keys) {
        TokenMac known = keys == lastKeys ? lastMac : macs.get(keys);
        if (known == null) {
            known = keys.tokenMac();
            macs.put(keys, known);
        }
        lastKeys = keys;
        lastMac = known;
        return known;
    }
}
