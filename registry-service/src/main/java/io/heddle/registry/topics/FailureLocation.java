// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.topics;

/** Describes failures without their message, which could contain personal data from a record; the location cannot. */
final class FailureLocation {
    private FailureLocation() {}

    /**
     * The type and location of a failure, such as {@code java.lang.ClassCastException at ObjectiveStateView.java:41}.
     */
    static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName()
                + (trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber());
    }
}
