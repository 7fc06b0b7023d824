// SPDX-License-Identifier: Apache-2.0
/** Delays between retries. */
@NullMarked
package io.heddle.log.retry;

import org.jspecify.annotations.NullMarked;
