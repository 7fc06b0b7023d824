// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds a program. */
public final class ProgramBuilder {
    private int[] code = new int[256];
    private int size;
    private final List<byte[]> constants = new ArrayList<>();
    private final List<int[]> maps = new ArrayList<>();
    private final List<GovernedLeaf> leaves = new ArrayList<>();
    private final List<Integer> defaults = new ArrayList<>();

    public int currentAddress() {
        return size;
    }

    /** Appends an operation with its arguments and returns its address. */
    public int emit(int op, int... arguments) {
        int address = size;
        append(op);
        for (int argument : arguments) {
            append(argument);
        }
        return address;
    }

    /** Sets an argument that was unknown when the operation was emitted. */
    public void patch(int address, int argument) {
        code[address] = argument;
    }

    /** Removes everything from an address on. */
    public void truncate(int address) {
        size = address;
    }

    /** The number of a constant; equal constants share one. */
    public int addConstant(byte[] bytes) {
        for (int i = 0; i < constants.size(); i++) {
            if (Arrays.equals(constants.get(i), bytes)) {
                return i;
            }
        }
        constants.add(bytes);
        return constants.size() - 1;
    }

    public int addEnumMap(int[] map) {
        maps.add(map);
        return maps.size() - 1;
    }

    public int addLeaf(GovernedLeaf leaf) {
        leaves.add(leaf);
        return leaves.size() - 1;
    }

    public int addDefaultProgram() {
        defaults.add(0);
        return defaults.size() - 1;
    }

    public void startDefaultProgram(int index) {
        defaults.set(index, size);
    }

    public WalkProgram build() {
        return new WalkProgram(
                Arrays.copyOf(code, size),
                constants.toArray(new byte[0][]),
                maps.toArray(new int[0][]),
                leaves.toArray(new GovernedLeaf[0]),
                defaults.stream().mapToInt(Integer::intValue).toArray());
    }

    private void append(int number) {
        if (size == code.length) {
            code = Arrays.copyOf(code, size * 2);
        }
        code[size++] = number;
    }
}
