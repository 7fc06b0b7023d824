// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import io.heddle.engine.keys.KeyProvider;
import io.heddle.engine.keys.TokenMac;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.WeakHashMap;

/** Buffers and MACs that masks reuse from value to value. Not thread-safe. */
public final class MaskScratch {
    private static final int INITIAL = 512;
    private static final int KEPT = 1 << 16;

    public final byte[] tokenBuffer = new byte[64];
    private byte[] largeBuffer = new byte[INITIAL];

    private @Nullable KeyProvider lastKeys;
    private @Nullable TokenMac lastTokenMac;
    // There are few providers; weak keys release those of engines no longer in use.
    private final Map<KeyProvider, TokenMac> tokenMacs = new WeakHashMap<>();

    /** A buffer of at least this size, valid until the next call. */
    public byte[] buffer(int size) {
        if (size <= largeBuffer.length) {
            return largeBuffer;
        }
        byte[] larger = new byte[size <= KEPT / 2 ? size * 2 : size];
        largeBuffer = larger.length <= KEPT ? larger : largeBuffer;
        return larger;
    }

    @SuppressWarnings("ReferenceEquality") // usually the same as before
    public TokenMac tokenMac(KeyProvider keys) {
        TokenMac known = keys == lastKeys ? lastTokenMac : tokenMacs.get(keys);
        if (known == null) {
            known = keys.tokenMac();
            tokenMacs.put(keys, known);
        }
        lastKeys = keys;
        lastTokenMac = known;
        return known;
    }
}
