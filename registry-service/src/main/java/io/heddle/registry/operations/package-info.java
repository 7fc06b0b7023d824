// SPDX-License-Identifier: Apache-2.0
/**
 * How the mesh runs: instances, cells and what they are waiting for, throughput, and the lag of the gates. Everything
 * is read back from the mesh's own topics, so a restart does not lose the last hours.
 */
@NullMarked
package io.heddle.registry.operations;

import org.jspecify.annotations.NullMarked;
