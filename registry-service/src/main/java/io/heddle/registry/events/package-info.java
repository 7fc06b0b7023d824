// SPDX-License-Identifier: Apache-2.0
/** Events that the registry publishes to {@code mesh.events}. */
@NullMarked
package io.heddle.registry.events;

import org.jspecify.annotations.NullMarked;
