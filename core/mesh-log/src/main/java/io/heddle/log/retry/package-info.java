// SPDX-License-Identifier: Apache-2.0
/** How long to wait before something that failed is tried again. */
@NullMarked
package io.heddle.log.retry;

import org.jspecify.annotations.NullMarked;
