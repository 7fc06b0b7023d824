// SPDX-License-Identifier: Apache-2.0
/** The mesh on real input: the Sakila sample data, published by the command line and read by plain Kafka consumers. */
@NullMarked
package io.heddle.verification.sakila;

import org.jspecify.annotations.NullMarked;
