// SPDX-License-Identifier: Apache-2.0
package io.heddle.component.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.function.IntConsumer;

import static java.lang.invoke.MethodType.methodType;

/**
 * Handles operating system signals through {@code sun.misc.Signal}. It has no supported counterpart, but every JDK has
 * it (module {@code jdk.unsupported}). It is called by reflection because the compiler's warning about it cannot be
 * suppressed.
 */
final class SignalHandlers {
    private SignalHandlers() {}

    /**
     * Installs a handler.
     *
     * @param name without SIG: {@code TERM}
     * @param handlerFunction receives the signal number, on a thread of the JVM
     * @return false if the signal cannot be handled on this platform
     */
    static boolean handle(String name, IntConsumer handlerFunction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle accept = lookup.findVirtual(IntConsumer.class, "accept", methodType(void.class, int.class))
                    .bindTo(handlerFunction);
            MethodHandle number = lookup.findVirtual(signal, "getNumber", methodType(int.class));
            Object ours =
                    MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.filterArguments(accept, 0, number));
            signal.getMethod("handle", signal, handler).invoke(null,
                    signal.getConstructor(String.class).newInstance(name), ours);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
