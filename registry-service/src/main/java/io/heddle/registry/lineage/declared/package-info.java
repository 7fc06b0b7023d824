// SPDX-License-Identifier: Apache-2.0
/** Lineage that contracts declare. */
@NullMarked
package io.heddle.registry.lineage.declared;

import org.jspecify.annotations.NullMarked;
