// SPDX-License-Identifier: Apache-2.0
/** The benchmark records: synthetic, all different, and the same in each run. */
@NullMarked
package io.heddle.benchmarks.data;

import org.jspecify.annotations.NullMarked;
