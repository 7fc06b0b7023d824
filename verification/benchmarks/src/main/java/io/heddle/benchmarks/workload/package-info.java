// SPDX-License-Identifier: Apache-2.0
/** What is measured: workloads, each with the engine's ways and its peer's ways through the same records. */
@NullMarked
package io.heddle.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
