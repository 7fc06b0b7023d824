// SPDX-License-Identifier: Apache-2.0
/**
 * The writer's transactional session: acquires the epoch, reads to the end, commits, and separates retriable failures
 * from permanent ones.
 */
@NullMarked
package io.heddle.log.internal.write;

import org.jspecify.annotations.NullMarked;
