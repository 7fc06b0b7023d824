// SPDX-License-Identifier: Apache-2.0
/**
 * {@code mesh.registry} as a log: a typed {@link io.heddle.log.MeshView} over a compacted topic that every process
 * follows, and transactional compare-and-set writes.
 */
@NullMarked
package io.heddle.log;

import org.jspecify.annotations.NullMarked;
