// SPDX-License-Identifier: Apache-2.0
/** The page of one product. */
@NullMarked
package io.heddle.registry.portal.product;

import org.jspecify.annotations.NullMarked;
