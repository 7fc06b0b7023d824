// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.generated;

import java.util.Arrays;
import java.util.Random;

/** Damages encoded bytes at random. */
public final class ByteDamage {
    private ByteDamage() {}

    public static byte[] to(byte[] bytes, Random random) {
        int position = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, position);
            case 1 -> replaced(bytes, position, 0, random.nextInt(4), random);
            case 2 -> replaced(bytes, position, 1, 0, random);
            case 3 -> {
                // encodes a number in more bytes than needed
                byte[] longer = replaced(bytes, position, 1, 2, random);
                longer[position] = (byte) (bytes[position] | 0x80);
                longer[position + 1] = 0;
                yield longer;
            }
            default -> {
                byte[] flipped = bytes.clone();
                int flips = 1 + random.nextInt(3);
                for (int i = 0; i < flips; i++) {
                    flipped[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                yield flipped;
            }
        };
    }

    private static byte[] replaced(byte[] bytes, int position, int out, int in, Random random) {
        byte[] result = new byte[bytes.length - out + in];
        byte[] inserted = new byte[in];
        random.nextBytes(inserted);
        System.arraycopy(bytes, 0, result, 0, position);
        System.arraycopy(inserted, 0, result, position, in);
        System.arraycopy(bytes, position + out, result, position + in, bytes.length - position - out);
        return result;
    }
}
