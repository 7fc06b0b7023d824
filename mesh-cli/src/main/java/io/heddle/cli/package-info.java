// SPDX-License-Identifier: Apache-2.0
/**
 * The frame of the {@code heddle} command: what every command shares, and nothing of what any of them does.
 *
 * <p>A command is a class of its own in the package of its feature, registered in {@link io.heddle.cli.CommandCatalog}.
 * It takes a {@link io.heddle.cli.console.CliContext} in its constructor, writes its result to {@code context.out()},
 * what is not the result to {@code context.err()}, returns one of {@link io.heddle.cli.console.ExitCodes} and throws
 * {@link io.heddle.cli.console.CliException} for what the user has to put right.
 */
@NullMarked
package io.heddle.cli;

import org.jspecify.annotations.NullMarked;
