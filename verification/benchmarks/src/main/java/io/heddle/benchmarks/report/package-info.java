// SPDX-License-Identifier: Apache-2.0
/** Turns measurements into the result table. */
@NullMarked
package io.heddle.benchmarks.report;

import org.jspecify.annotations.NullMarked;
