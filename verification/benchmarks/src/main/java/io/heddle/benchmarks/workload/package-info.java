// SPDX-License-Identifier: Apache-2.0
/** The workloads, each with variants of the engine and of its peers that process the same records. */
@NullMarked
package io.heddle.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
