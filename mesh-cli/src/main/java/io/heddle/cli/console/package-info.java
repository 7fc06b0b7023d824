// SPDX-License-Identifier: Apache-2.0
/**
 * What every command shares and no command owns: the context with its streams, global options, exit codes, errors, the
 * terminal and Ctrl-C. It depends on no other package of the command line.
 */
@NullMarked
package io.heddle.cli.console;

import org.jspecify.annotations.NullMarked;
