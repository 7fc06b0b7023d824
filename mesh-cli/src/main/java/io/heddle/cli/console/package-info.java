// SPDX-License-Identifier: Apache-2.0
/**
 * Infrastructure shared by all commands: context and streams, global options, exit codes, errors, the terminal and
 * Ctrl-C handling. It depends on no other package of the CLI.
 */
@NullMarked
package io.heddle.cli.console;

import org.jspecify.annotations.NullMarked;
