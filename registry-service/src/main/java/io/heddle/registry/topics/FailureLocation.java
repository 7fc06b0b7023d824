// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

/**
 * Failures as the log may know them: what a failure says of a record could be personal data, where it happened is not.
 */
final class FailureLocation {
    private FailureLocation() {}

    /**
     * The type and the place of a failure, such as {@code java.lang.ClassCastException at ObjectiveStateView.java:41}.
     */
    static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName()
                + (trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber());
    }
}
