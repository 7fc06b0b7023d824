// SPDX-License-Identifier: Apache-2.0
/** The sides of a comparison: the engine, and what a good user would write without it, as fast as it goes. */
@NullMarked
package io.heddle.benchmarks.side;

import org.jspecify.annotations.NullMarked;
