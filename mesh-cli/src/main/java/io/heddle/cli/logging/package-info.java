// SPDX-License-Identifier: Apache-2.0
/** Where the parts of the mesh log to when they run inside the command: a file, never the terminal. */
@NullMarked
package io.heddle.cli.logging;

import org.jspecify.annotations.NullMarked;
