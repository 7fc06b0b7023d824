// SPDX-License-Identifier: Apache-2.0
/** Lineage declared by contracts. */
@NullMarked
package io.heddle.registry.lineage.declared;

import org.jspecify.annotations.NullMarked;
