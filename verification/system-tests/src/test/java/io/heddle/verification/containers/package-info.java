// SPDX-License-Identifier: Apache-2.0
/**
 * Tests from publishing to output; the same cases run on the local mesh and on Kafka and Confluent Schema Registry in
 * containers.
 */
@NullMarked
package io.heddle.verification.containers;

import org.jspecify.annotations.NullMarked;
