// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/** What the command tells a script about how it went. These numbers are a promise: they never change their meaning. */
public final class ExitCodes {
    /** All that was asked for was done. */
    public static final int OK = 0;

    /** A fault of Heddle itself, or a self-check that failed. */
    public static final int INTERNAL = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** The input was understood and refused: faults in a contract, records that break one. */
    public static final int REFUSED = 3;

    /** A product, a domain or a file that does not exist. */
    public static final int NOT_FOUND = 4;

    /** The mesh does not answer. */
    public static final int UNREACHABLE = 5;

    /** The local mesh cannot start: a port is taken, the data folder is unusable, one runs already, no JDK 25. */
    public static final int CANNOT_START = 6;

    /** Ended by Ctrl-C before it was done. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
