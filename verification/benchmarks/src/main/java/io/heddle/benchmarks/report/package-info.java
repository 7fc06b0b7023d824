// SPDX-License-Identifier: Apache-2.0
/** From measurements to the table. */
@NullMarked
package io.heddle.benchmarks.report;

import org.jspecify.annotations.NullMarked;
