// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

/** An action that runs on Ctrl-C until this is closed; see {@link CliContext#onInterrupt}. */
public interface InterruptRegistration extends AutoCloseable {
    /** Signals that the command has finished, so that the process may exit. */
    @Override
    void close();
}
