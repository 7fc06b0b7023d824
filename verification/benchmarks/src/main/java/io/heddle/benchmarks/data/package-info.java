// SPDX-License-Identifier: Apache-2.0
/** The records that are measured: made up, different from one another, the same in each run. */
@NullMarked
package io.heddle.benchmarks.data;

import org.jspecify.annotations.NullMarked;
