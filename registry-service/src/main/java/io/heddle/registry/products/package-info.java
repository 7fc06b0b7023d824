// SPDX-License-Identifier: Apache-2.0
/** Data products as consumers see them. */
@NullMarked
package io.heddle.registry.products;

import org.jspecify.annotations.NullMarked;
