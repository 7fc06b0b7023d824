// SPDX-License-Identifier: Apache-2.0
/** Tests that all variants of a workload produce the same results. */
@NullMarked
package io.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
