// SPDX-License-Identifier: Apache-2.0
/** The record engine side by side with its peers, measured in JMH and told as a table. */
@NullMarked
package io.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
