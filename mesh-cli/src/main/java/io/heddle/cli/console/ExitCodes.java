// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/** Exit codes for scripts. Their meaning is stable across versions. */
public final class ExitCodes {
    /** Success. */
    public static final int OK = 0;

    /** An internal error, or a failed self-check. */
    public static final int INTERNAL = 1;

    /** Invalid command line. */
    public static final int USAGE = 2;

    /** The input is well-formed but was refused: an invalid contract, or records that violate one. */
    public static final int REFUSED = 3;

    /** A product, domain or file does not exist. */
    public static final int NOT_FOUND = 4;

    /** The mesh does not respond. */
    public static final int UNREACHABLE = 5;

    /**
     * The local mesh cannot start: a port is in use, the data folder is unusable, it is already running, or JDK 25 is
     * missing.
     */
    public static final int CANNOT_START = 6;

    /** Interrupted by Ctrl-C before completion. */
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}
}
