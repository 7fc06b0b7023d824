// SPDX-License-Identifier: Apache-2.0
/** Publishes the liveness and status of every component on {@code mesh.heartbeats}. */
@NullMarked
package io.heddle.log.heartbeat;

import org.jspecify.annotations.NullMarked;
