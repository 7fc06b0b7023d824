// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Avro's floating-point numbers. */
final class Numbers {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Numbers() {}

    static float readFloat(byte[] bytes, int at) {
        return Float.intBitsToFloat((int) INTS.get(bytes, at));
    }

    static double readDouble(byte[] bytes, int at) {
        return Double.longBitsToDouble((long) LONGS.get(bytes, at));
    }
}
