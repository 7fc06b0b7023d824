// SPDX-License-Identifier: Apache-2.0
/** The heddle command and the local mesh. */
@NullMarked
package io.heddle.cli;

import org.jspecify.annotations.NullMarked;
