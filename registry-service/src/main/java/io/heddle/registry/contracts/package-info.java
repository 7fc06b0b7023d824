// SPDX-License-Identifier: Apache-2.0
/** Contracts: read, decide, plan, apply; and what was applied before. */
@NullMarked
package io.heddle.registry.contracts;

import org.jspecify.annotations.NullMarked;
