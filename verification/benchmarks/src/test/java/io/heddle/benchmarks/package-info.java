// SPDX-License-Identifier: Apache-2.0
/** That there is something to compare: all sides of all workloads say the same. */
@NullMarked
package io.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
