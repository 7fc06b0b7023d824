// SPDX-License-Identifier: Apache-2.0
/** The mesh itself: its addresses, the bootstrap of its own products, readiness. */
@NullMarked
package io.heddle.registry.mesh;

import org.jspecify.annotations.NullMarked;
