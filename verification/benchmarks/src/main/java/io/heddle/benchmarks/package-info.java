// SPDX-License-Identifier: Apache-2.0
/** Compares the record engine with its peers, measured with JMH and reported as a table. */
@NullMarked
package io.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
