// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Avro's floating-point numbers. */
final class FloatBits {
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private FloatBits() {}

    static float readFloat(byte[] bytes, int position) {
        return Float.intBitsToFloat((int) INTS.get(bytes, position));
    }

    static double readDouble(byte[] bytes, int position) {
        return Double.longBitsToDouble((long) LONGS.get(bytes, position));
    }
}
