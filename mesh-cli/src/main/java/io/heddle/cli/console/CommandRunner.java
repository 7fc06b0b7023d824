// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/** Runs one more command in this process, for a command that needs others. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs a command as if it had been typed; its output goes where that of the calling command goes.
     *
     * @param args the command and its options, without {@code heddle}
     * @return its exit code, one of {@link ExitCodes}
     */
    int run(String... args);
}
