// SPDX-License-Identifier: Apache-2.0
/**
 * {@code heddle demo}: starts a mesh and demo domains that publish to it, shows what happens to their records, and
 * verifies the counts against an independent Kafka consumer.
 */
@NullMarked
package io.heddle.cli.demo;

import org.jspecify.annotations.NullMarked;
