// SPDX-License-Identifier: Apache-2.0
/** Documents as other people and tools write them. */
@NullMarked
package io.heddle.contract.odcs.foreign;

import org.jspecify.annotations.NullMarked;
