// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program while it is made. */
final class Assembly {
    private int[] code = new int[256];
    private int size;
    private final List<byte[]> constants = new ArrayList<>();
    private final List<int[]> maps = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<Integer> defaults = new ArrayList<>();

    int here() {
        return size;
    }

    /** Appends an operation with its arguments and gives its place. */
    int add(int op, int... arguments) {
        int at = size;
        append(op);
        for (int argument : arguments) {
            append(argument);
        }
        return at;
    }

    /** Sets an argument that was not known before. */
    void set(int at, int argument) {
        code[at] = argument;
    }

    /** Takes back what was appended from a place on. */
    void cutTo(int at) {
        size = at;
    }

    /** The number of a constant; equal ones are one. */
    int constant(byte[] bytes) {
        for (int i = 0; i < constants.size(); i++) {
            if (Arrays.equals(constants.get(i), bytes)) {
                return i;
            }
        }
        constants.add(bytes);
        return constants.size() - 1;
    }

    int map(int[] map) {
        maps.add(map);
        return maps.size() - 1;
    }

    int site(Site site) {
        sites.add(site);
        return sites.size() - 1;
    }

    int defaultProgram() {
        defaults.add(0);
        return defaults.size() - 1;
    }

    void startDefault(int index) {
        defaults.set(index, size);
    }

    Program program() {
        return new Program(
                Arrays.copyOf(code, size),
                constants.toArray(new byte[0][]),
                maps.toArray(new int[0][]),
                sites.toArray(new Site[0]),
                defaults.stream().mapToInt(Integer::intValue).toArray());
    }

    private void append(int number) {
        if (size == code.length) {
            code = Arrays.copyOf(code, size * 2);
        }
        code[size++] = number;
    }
}
