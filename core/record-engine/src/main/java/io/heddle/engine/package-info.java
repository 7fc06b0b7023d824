// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles a writer schema and a contract into a program over Avro bytes: check, resolve, mask. Knows nothing of Kafka.
 */
@NullMarked
package io.heddle.engine;

import org.jspecify.annotations.NullMarked;
