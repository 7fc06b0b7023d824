// SPDX-License-Identifier: Apache-2.0
/** Four demo domains, written as domain teams would write them, and the contracts they apply. */
@NullMarked
package io.heddle.demo;

import org.jspecify.annotations.NullMarked;
