// SPDX-License-Identifier: Apache-2.0
/**
 * The implementations under comparison: the record engine, and the same work done directly with Avro, Confluent serdes,
 * cel-java and Tink.
 */
@NullMarked
package io.heddle.benchmarks.variant;

import org.jspecify.annotations.NullMarked;
