// SPDX-License-Identifier: Apache-2.0
/** How every component of the mesh tells on {@code mesh.heartbeats} that it is there and how it is doing. */
@NullMarked
package io.heddle.log.heartbeat;

import org.jspecify.annotations.NullMarked;
