// SPDX-License-Identifier: Apache-2.0
/** The registry: domains, owners and contracts over REST, stored only in {@code mesh.registry}. */
@NullMarked
package io.heddle.registry;

import org.jspecify.annotations.NullMarked;
