// SPDX-License-Identifier: Apache-2.0
/** Logging of mesh components that run inside the CLI process: to a file, by default not to the terminal. */
@NullMarked
package io.heddle.cli.logging;

import org.jspecify.annotations.NullMarked;
