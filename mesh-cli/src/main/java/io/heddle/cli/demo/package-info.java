// SPDX-License-Identifier: Apache-2.0
/**
 * {@code heddle demo}: a mesh of its own, demo domains that publish into it, and an account of what becomes of their
 * records, checked against what was read from Kafka independently.
 */
@NullMarked
package io.heddle.cli.demo;

import org.jspecify.annotations.NullMarked;
