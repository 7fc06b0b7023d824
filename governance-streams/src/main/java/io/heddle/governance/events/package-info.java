// SPDX-License-Identifier: Apache-2.0
/**
 * What gate and monitor tell on {@code mesh.events} outside of any transaction: findings that somebody may want to act on.
 * Start at {@link io.heddle.governance.events.MeshEvents}.
 */
@NullMarked
package io.heddle.governance.events;

import org.jspecify.annotations.NullMarked;
