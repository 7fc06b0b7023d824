// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/** Runs another command in the same process. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs a command as if it had been typed; it shares the output of the calling command.
     *
     * @param args the command and its options, without {@code heddle}
     * @return its exit code, one of {@link ExitCodes}
     */
    int run(String... args);
}
