// SPDX-License-Identifier: Apache-2.0
/**
 * Follows the mesh's own topics for the features that show them: one consumer without a group, each replica its own.
 */
@NullMarked
package io.heddle.registry.topics;

import org.jspecify.annotations.NullMarked;
