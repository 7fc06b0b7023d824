// SPDX-License-Identifier: Apache-2.0
/** Field paths, and their binding to positions in a schema. */
@NullMarked
package io.heddle.engine.internal.path;

import org.jspecify.annotations.NullMarked;
