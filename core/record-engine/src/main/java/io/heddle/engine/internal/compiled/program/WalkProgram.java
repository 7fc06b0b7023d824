// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

/**
 * A compiled walk. Immutable and thread-safe.
 *
 * @param code operations and their arguments; starts at 0
 * @param constants bytes that operations write
 * @param enumMaps of writer's enum indexes to the contract's, -1 where there is none
 * @param leaves what is governed
 * @param defaultAddresses where the programs over governed default values start
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed, never compared; a list would cost on the hot path.
public record WalkProgram(int[] code, byte[][] constants, int[][] enumMaps, GovernedLeaf[] leaves,
        int[] defaultAddresses) {}
