// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import io.heddle.contract.Mask;
import io.heddle.engine.keys.KeyProvider;

import java.nio.charset.StandardCharsets;

/** The mask {@code email} on UTF-8: token, {@code @}, domain. */
record EmailText(KeyProvider keys, boolean keepDomain) implements LeafMask {
    private static final byte[] MASKED = Mask.Email.MASKED_DOMAIN.getBytes(StandardCharsets.US_ASCII);
    private static final int TOKEN_DIGITS = 2 * HashedLeaf.TOKEN_BYTES;
    /** An address of 254 characters at most is a valid one. */
    private static final int LONGEST_DOMAIN = 254 - TOKEN_DIGITS - 1;

    @Override
    public void write(Leaf leaf, byte[] bytes, int from, int to, Sink sink, Scratch scratch) {
        int start = leaf.content(bytes, from);
        byte[] token = scratch.small;
        HashedLeaf.text(scratch.mac(keys), bytes, start, to, token);
        int domain = keepDomain ? domain(bytes, start, to) : to;
        int length = domain < to ? to - domain : MASKED.length;
        sink.writeVarint(TOKEN_DIGITS + 1 + length);
        HashedLeaf.digits(token, HashedLeaf.TOKEN_BYTES, token, KeyProvider.SIZE);
        sink.write(token, KeyProvider.SIZE, TOKEN_DIGITS);
        sink.writeByte('@');
        if (domain < to) {
            sink.write(bytes, domain, length);
        } else {
            sink.write(MASKED);
        }
    }

    /** Where the domain starts; the end if it does not stay. */
    private static int domain(byte[] bytes, int from, int to) {
        if (!TextTests.isEmail(bytes, from, to)) {
            return to;
        }
        int at = from;
        while (bytes[at] != '@') {
            at++;
        }
        return to - at - 1 <= LONGEST_DOMAIN ? at + 1 : to;
    }

    @Override
    public String toString() {
        return keepDomain ? "email, domain kept" : "email";
    }
}
