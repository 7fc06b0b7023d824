// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * A compiled walk. Immutable and thread-safe.
 *
 * @param code operations and their arguments; starts at 0
 * @param constants bytes that operations write
 * @param maps of writer's enum indexes to the contract's, -1 where there is none
 * @param sites what is governed
 * @param defaults where the programs over governed default values start
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, never compared; a list would cost on the hot path.
record Program(int[] code, byte[][] constants, int[][] maps, Site[] sites, int[] defaults) {}
