// SPDX-License-Identifier: Apache-2.0
/** The newest events of the mesh, read from {@code mesh.events} and served by the API and the portal. */
@NullMarked
package io.heddle.registry.events.view;

import org.jspecify.annotations.NullMarked;
