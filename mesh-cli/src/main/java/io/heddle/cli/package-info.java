// SPDX-License-Identifier: Apache-2.0
/**
 * The entry point of the {@code heddle} command: command registration and error handling, no command logic.
 *
 * <p>Each command is a class in the package of its feature, registered in {@link io.heddle.cli.CommandCatalog}. It
 * takes a {@link io.heddle.cli.console.CliContext} in its constructor, writes its result to {@code context.out()},
 * everything else to {@code context.err()}, returns one of {@link io.heddle.cli.console.ExitCodes} and throws
 * {@link io.heddle.cli.console.CliException} for errors that the user can fix.
 */
@NullMarked
package io.heddle.cli;

import org.jspecify.annotations.NullMarked;
