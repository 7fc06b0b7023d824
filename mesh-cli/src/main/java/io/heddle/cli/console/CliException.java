// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.console;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * An error that the user can fix: a one-line message, a one-line fix and the exit code.
 *
 * <pre>{@code
 * throw new CliException(ExitCodes.NOT_FOUND, "no such product: crm.custmers", "run 'heddle products' to see all");
 * }</pre>
 *
 * <p>Never put record content into either text.
 */
public final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final @Nullable String fix;

    /**
     * @param exitCode one of {@link ExitCodes}
     * @param fix how to fix it, in the imperative
     */
    public CliException(int exitCode, String message, String fix) {
        this(exitCode, message, fix, null);
    }

    /** As above, with a cause, which is printed only with {@code --debug}. */
    public CliException(int exitCode, String message, @Nullable String fix, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.fix = fix;
    }

    /** The end of a command whose thread was interrupted. */
    public static CliException interrupted(Exception cause) {
        return new CliException(ExitCodes.INTERRUPTED, "interrupted", null, cause);
    }

    public int exitCode() {
        return exitCode;
    }

    public Optional<String> fix() {
        return Optional.ofNullable(fix);
    }
}
