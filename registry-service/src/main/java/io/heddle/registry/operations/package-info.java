// SPDX-License-Identifier: Apache-2.0
/**
 * How the mesh runs: instances and cells with what waits for what, what flows, and how far the gates are behind. All of
 * it is read back from the mesh's own topics, so that a restart forgets nothing of the last hours.
 */
@NullMarked
package io.heddle.registry.operations;

import org.jspecify.annotations.NullMarked;
