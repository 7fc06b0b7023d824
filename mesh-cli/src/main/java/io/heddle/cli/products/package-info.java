// SPDX-License-Identifier: Apache-2.0
/** {@code heddle domains}, {@code products} and {@code product}: list and describe what is in the mesh. */
@NullMarked
package io.heddle.cli.products;

import org.jspecify.annotations.NullMarked;
