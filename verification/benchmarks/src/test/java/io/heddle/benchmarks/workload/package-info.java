// SPDX-License-Identifier: Apache-2.0
/** That workloads notice when their sides differ. */
@NullMarked
package io.heddle.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
