// SPDX-License-Identifier: Apache-2.0
/** Tests of how products are told. */
@NullMarked
package io.heddle.cli.products;

import org.jspecify.annotations.NullMarked;
