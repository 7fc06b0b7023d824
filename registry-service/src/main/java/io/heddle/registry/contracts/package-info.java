// SPDX-License-Identifier: Apache-2.0
/** Contracts: read, decide, plan and apply; and the history of applied versions. */
@NullMarked
package io.heddle.registry.contracts;

import org.jspecify.annotations.NullMarked;
