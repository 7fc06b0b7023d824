// SPDX-License-Identifier: Apache-2.0
/** Field paths, bound to the places of a schema where they lead. */
@NullMarked
package io.heddle.engine.internal.path;

import org.jspecify.annotations.NullMarked;
