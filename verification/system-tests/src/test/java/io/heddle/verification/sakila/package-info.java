// SPDX-License-Identifier: Apache-2.0
/** Tests the mesh on real input: the Sakila sample data, published with the CLI and read by plain Kafka consumers. */
@NullMarked
package io.heddle.verification.sakila;

import org.jspecify.annotations.NullMarked;
