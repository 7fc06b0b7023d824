// SPDX-License-Identifier: Apache-2.0
/**
 * The last records of a product as its consumers see them: from the default output port and from nowhere else, so that
 * nothing is shown that is not masked.
 */
@NullMarked
package io.heddle.registry.preview;

import org.jspecify.annotations.NullMarked;
