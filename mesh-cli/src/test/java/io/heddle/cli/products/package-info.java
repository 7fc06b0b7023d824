// SPDX-License-Identifier: Apache-2.0
/** Tests of the product commands. */
@NullMarked
package io.heddle.cli.products;

import org.jspecify.annotations.NullMarked;
