// SPDX-License-Identifier: Apache-2.0
/** The product catalog: search, filters and the list of products. */
@NullMarked
package io.heddle.registry.portal.catalog;

import org.jspecify.annotations.NullMarked;
