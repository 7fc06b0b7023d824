// SPDX-License-Identifier: Apache-2.0
/**
 * Implementations that are compared: the record engine, and the same work written directly on Avro, Confluent serdes,
 * cel-java and Tink.
 */
@NullMarked
package io.heddle.benchmarks.variant;

import org.jspecify.annotations.NullMarked;
