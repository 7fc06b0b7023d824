// SPDX-License-Identifier: Apache-2.0
/**
 * Publishes events on mesh.events outside of any transaction: findings that somebody may want to act on. Start at
 * GovernanceEventPublisher.
 */
@NullMarked
package io.heddle.governance.internal.event;

import org.jspecify.annotations.NullMarked;
