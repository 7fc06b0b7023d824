// SPDX-License-Identifier: Apache-2.0
/** Tests that workloads detect variants with different results. */
@NullMarked
package io.heddle.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
