// SPDX-License-Identifier: Apache-2.0
/**
 * {@code mesh.registry} as a log: a typed {@link io.heddle.log.MeshView} over a compacted topic that every process
 * follows, and transactional writes by compare-and-set.
 */
@NullMarked
package io.heddle.log;

import org.jspecify.annotations.NullMarked;
