// SPDX-License-Identifier: Apache-2.0
/**
 * Publishes events on {@code mesh.events} outside of any transaction, for every component. Entry point:
 * {@link io.heddle.log.event.MeshEventPublisher}.
 */
@NullMarked
package io.heddle.log.event;

import org.jspecify.annotations.NullMarked;
