// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

/**
 * A compiled walk. Immutable and thread-safe.
 *
 * @param code operations and their arguments; execution starts at 0
 * @param constants bytes that operations write
 * @param enumMaps from the writer's enum indexes to the contract's, -1 where there is none
 * @param leaves the governed leaves
 * @param defaultAddresses the addresses of the programs for governed default values
 */
@SuppressWarnings("ArrayRecordComponent") // never modified or compared; a list would be slower on the hot path
public record WalkProgram(int[] code, byte[][] constants, int[][] enumMaps, GovernedLeaf[] leaves,
        int[] defaultAddresses) {}
