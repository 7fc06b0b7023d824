// SPDX-License-Identifier: Apache-2.0
/**
 * The latest records of a product as its consumers see them. They are read only from the default output port, so that
 * unmasked values are never shown.
 */
@NullMarked
package io.heddle.registry.preview;

import org.jspecify.annotations.NullMarked;
