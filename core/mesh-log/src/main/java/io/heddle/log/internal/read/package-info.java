// SPDX-License-Identifier: Apache-2.0
/**
 * Follows the log from its beginning, folds records into views and publishes each view to its listeners.
 */
@NullMarked
package io.heddle.log.internal.read;

import org.jspecify.annotations.NullMarked;
