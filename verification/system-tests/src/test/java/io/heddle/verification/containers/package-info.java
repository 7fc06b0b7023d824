// SPDX-License-Identifier: Apache-2.0
/**
 * The way from publishing to output, the same cases on the local mesh and on Kafka and Confluent Schema Registry in
 * containers.
 */
@NullMarked
package io.heddle.verification.containers;

import org.jspecify.annotations.NullMarked;
