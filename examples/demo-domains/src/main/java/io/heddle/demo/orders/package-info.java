// SPDX-License-Identifier: Apache-2.0
/** The orders domain: what customers order. */
@NullMarked
package io.heddle.demo.orders;

import org.jspecify.annotations.NullMarked;
