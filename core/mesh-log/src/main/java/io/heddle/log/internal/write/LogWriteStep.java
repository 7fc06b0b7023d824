// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.write;

/** The moments of a write at which another writer, or a crash, can come between. For tests. */
public enum LogWriteStep {
    BEFORE_INIT,
    AFTER_INIT,
    AFTER_READ,
    AFTER_DECIDE,
    AFTER_SEND,
    BEFORE_COMMIT,
    AFTER_COMMIT;

    /** Called at each step of each attempt. */
    @FunctionalInterface
    public interface Hook {
        Hook NONE = step -> {};

        void onStep(LogWriteStep step);
    }
}
