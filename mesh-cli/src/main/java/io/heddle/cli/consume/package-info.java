// SPDX-License-Identifier: Apache-2.0
/** {@code heddle consume}: prints the records of an output port as lines of JSON. */
@NullMarked
package io.heddle.cli.consume;

import org.jspecify.annotations.NullMarked;
