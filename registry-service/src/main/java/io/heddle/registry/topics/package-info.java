// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the mesh's own topics for the features that display them, with one consumer per replica and no consumer group.
 */
@NullMarked
package io.heddle.registry.topics;

import org.jspecify.annotations.NullMarked;
