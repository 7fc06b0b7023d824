// SPDX-License-Identifier: Apache-2.0
/** Tests of command registration, global options and error handling. */
@NullMarked
package io.heddle.cli;

import org.jspecify.annotations.NullMarked;
