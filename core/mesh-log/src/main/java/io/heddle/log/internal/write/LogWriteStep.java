// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.write;

/** The points of a write at which a concurrent writer or a crash can intervene. For tests. */
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
