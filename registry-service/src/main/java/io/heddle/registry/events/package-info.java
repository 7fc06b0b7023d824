// SPDX-License-Identifier: Apache-2.0
/** What the registry tells the mesh on {@code mesh.events}. */
@NullMarked
package io.heddle.registry.events;

import org.jspecify.annotations.NullMarked;
