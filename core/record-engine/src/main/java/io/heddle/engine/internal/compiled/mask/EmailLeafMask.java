// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.mask;

import io.heddle.contract.Mask;
import io.heddle.engine.internal.compiled.rule.TextLeafChecks;
import io.heddle.engine.internal.compiled.runtime.LeafMask;
import io.heddle.engine.internal.compiled.runtime.LeafType;
import io.heddle.engine.internal.compiled.runtime.MaskScratch;
import io.heddle.engine.internal.compiled.runtime.PortOutput;
import io.heddle.engine.keys.KeyProvider;

import java.nio.charset.StandardCharsets;

/** The mask {@code email} on UTF-8: token, {@code @}, domain. */
record EmailLeafMask(KeyProvider keys, boolean keepDomain) implements LeafMask {
    private static final byte[] MASKED = Mask.Email.MASKED_DOMAIN.getBytes(StandardCharsets.US_ASCII);
    private static final int TOKEN_DIGITS = 2 * HashLeafMask.TOKEN_BYTES;
    /** A valid address has at most 254 characters. */
    private static final int LONGEST_DOMAIN = 254 - TOKEN_DIGITS - 1;

    @Override
    public void write(LeafType leaf, byte[] bytes, int from, int end, PortOutput output, MaskScratch scratch) {
        int start = leaf.contentStart(bytes, from);
        byte[] token = scratch.tokenBuffer;
        HashLeafMask.writeTextToken(scratch.tokenMac(keys), bytes, start, end, token);
        int domain = keepDomain ? domain(bytes, start, end) : end;
        int length = domain < end ? end - domain : MASKED.length;
        output.writeVarint(TOKEN_DIGITS + 1 + length);
        HashLeafMask.writeHexDigits(token, HashLeafMask.TOKEN_BYTES, token, KeyProvider.SIZE);
        output.write(token, KeyProvider.SIZE, TOKEN_DIGITS);
        output.writeByte('@');
        if (domain < end) {
            output.write(bytes, domain, length);
        } else {
            output.write(MASKED);
        }
    }

    /** The start of the domain; the end of the text if no domain is kept. */
    private static int domain(byte[] bytes, int from, int end) {
        if (!TextLeafChecks.isEmail(bytes, from, end)) {
            return end;
        }
        int position = from;
        while (bytes[position] != '@') {
            position++;
        }
        return end - position - 1 <= LONGEST_DOMAIN ? position + 1 : end;
    }

    @Override
    public String toString() {
        return keepDomain ? "email, domain kept" : "email";
    }
}
