// SPDX-License-Identifier: Apache-2.0
/**
 * The page with the latest records of a product.
 */
@NullMarked
package io.heddle.registry.portal.records;

import org.jspecify.annotations.NullMarked;
