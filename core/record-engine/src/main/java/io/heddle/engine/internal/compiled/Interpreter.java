// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

/**
 * Runs programs: one loop, one switch, everything hot in local variables. It says only yes or no; why a record is refused
 * is for {@link CompiledProgram} to find out. The method stays below the 8,000 bytes of bytecode beyond which HotSpot does
 * not compile it (it has some 2,300), however large the program is that it runs.
 */
final class Interpreter {
    static final int MAX_DEPTH = 100;
    /** Depth at which a default value starts: its depth was the schema author's choice. */
    static final int UNLIMITED = -1_000_000;

    private static final int FRAME = 6;
    private static final int REMAINING = 0;
    private static final int BLOCK_END = 1;
    private static final int TOTAL = 2;
    private static final int FIRST = 3;
    private static final int BLOCKS = 4;
    private static final int START = 5;

    private Interpreter() {}

    /**
     * Walks {@code bytes[from, end)}.
     *
     * @return the place after the value, or -1 if this loop cannot say yes to it
     */
    static int run(Program program, int start, byte[] bytes, int from, int end, Workspace ws, int startDepth) {
        final int[] code = program.code();
        int[] stack = ws.stack;
        int base = ws.top;
        int top = base;
        int pc = start;
        int pos = from;
        int leaf = from;
        int depth = startDepth;
        while (true) {
            switch (code[pc]) {
                case Op.HALT -> {
                    ws.top = base;
                    return pos;
                }
                case Op.SKIP -> {
                    leaf = pos;
                    int count = code[pc + 1];
                    if (count > end - pos) {
                        return -1;
                    }
                    pos += count;
                    pc += 2;
                }
                case Op.BOOLEAN -> {
                    leaf = pos;
                    if (pos >= end || (bytes[pos] & ~1) != 0) {
                        return -1;
                    }
                    pos++;
                    pc++;
                }
                case Op.INT -> {
                    leaf = pos;
                    if (pos >= end) {
                        return -1;
                    }
                    if (bytes[pos] >= 0) {
                        pos++;
                    } else {
                        pos = Varints.intEnd(bytes, pos, end);
                        if (pos < 0) {
                            return -1;
                        }
                    }
                    pc++;
                }
                case Op.LONG -> {
                    leaf = pos;
                    if (pos >= end) {
                        return -1;
                    }
                    if (bytes[pos] >= 0) {
                        pos++;
                    } else {
                        pos = Varints.longEnd(bytes, pos, end);
                        if (pos < 0) {
                            return -1;
                        }
                    }
                    pc++;
                }
                case Op.STRING -> {
                    leaf = pos;
                    if (pos >= end) {
                        return -1;
                    }
                    int length = bytes[pos];
                    if (length >= 0 && (length & 1) == 0) {
                        pos++;
                        length >>>= 1;
                        if (length > end - pos) {
                            return -1;
                        }
                    } else {
                        pos = lengthEnd(bytes, pos, end);
                        if (pos < 0) {
                            return -1;
                        }
                        length = (int) Varints.read(bytes, leaf);
                    }
                    if (!Text.isUtf8(bytes, pos, pos + length)) {
                        return -1;
                    }
                    pos += length;
                    pc++;
                }
                case Op.BYTES -> {
                    leaf = pos;
                    pos = lengthEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    pos += (int) Varints.read(bytes, leaf);
                    pc++;
                }
                case Op.ENUM -> {
                    leaf = pos;
                    pos = Varints.intEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    long index = Varints.read(bytes, leaf);
                    if (index < 0 || index >= code[pc + 1]) {
                        return -1;
                    }
                    pc += 2;
                }
                case Op.ENUM_MAP -> {
                    leaf = pos;
                    pos = Varints.intEnd(bytes, pos, end);
                    int mapped = pos < 0 ? -1 : Site.mapped(program.maps()[code[pc + 1]], Varints.read(bytes, leaf));
                    if (mapped < 0) {
                        return -1;
                    }
                    ws.replaceVarint(bytes, leaf, pos, mapped);
                    pc += 2;
                }
                case Op.NULLABLE -> {
                    if (pos >= end) {
                        return -1;
                    }
                    leaf = pos;
                    int index = bytes[pos++];
                    if (index == code[pc + 2]) {
                        pc += 4;
                    } else if (index == code[pc + 1]) {
                        pc = code[pc + 3];
                    } else {
                        return -1;
                    }
                }
                case Op.UNION -> {
                    leaf = pos;
                    pos = Varints.intEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    long index = Varints.read(bytes, leaf);
                    if (index < 0 || index >= code[pc + 1]) {
                        return -1;
                    }
                    pc = code[pc + 2 + (int) index];
                }
                case Op.JUMP -> pc = code[pc + 1];
                case Op.ARRAY, Op.MAP -> {
                    if (depth + code[pc + 1] > MAX_DEPTH) {
                        return -1;
                    }
                    boolean map = code[pc] == Op.MAP;
                    if (pos < end && bytes[pos] == 0) {
                        pos++;
                        ws.length = 0;
                        pc = code[pc + 3];
                        continue;
                    }
                    int header = pos;
                    pos = Varints.longEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    if (top + FRAME + ws.ports > stack.length) {
                        stack = ws.room(top, FRAME + ws.ports);
                    }
                    stack[top + TOTAL] = 0;
                    stack[top + BLOCKS] = 0;
                    stack[top + START] = header;
                    pos = Blocks.open(bytes, header, pos, end, code[pc + 2], ws, stack, top);
                    if (pos < 0) {
                        return -1;
                    }
                    top += FRAME + ws.ports;
                    if (map) {
                        ws.openMap();
                    }
                    pc += 4;
                }
                case Op.NEXT -> {
                    int array = code[pc + 1];
                    int frame = top - FRAME - ws.ports;
                    if (--stack[frame + REMAINING] > 0) {
                        pc = array + 4;
                        continue;
                    }
                    if (stack[frame + BLOCK_END] >= 0 && stack[frame + BLOCK_END] != pos) {
                        return -1;
                    }
                    if (pos < end && bytes[pos] == 0) {
                        if (stack[frame + BLOCKS] > 1) {
                            Blocks.close(bytes, pos, ws, stack, frame);
                        }
                        pos++;
                        ws.length = stack[frame + TOTAL];
                        top = frame;
                        if (code[array] == Op.MAP) {
                            ws.closeMap();
                        }
                        pc = code[array + 3];
                        continue;
                    }
                    int header = pos;
                    pos = Varints.longEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    pos = Blocks.open(bytes, header, pos, end, code[array + 2], ws, stack, frame);
                    if (pos < 0) {
                        return -1;
                    }
                    pc = array + 4;
                }
                case Op.KEY -> {
                    int header = pos;
                    pos = lengthEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    int to = pos + (int) Varints.read(bytes, header);
                    // An equal key replaces the value of the first one: too rare to be done here.
                    if (!Text.isUtf8(bytes, pos, to) || !ws.addKey(bytes, pos, to)) {
                        return -1;
                    }
                    pos = to;
                    pc++;
                }
                case Op.CALL -> {
                    int inner = depth + code[pc + 2];
                    if (inner >= MAX_DEPTH) {
                        return -1;
                    }
                    if (top + 2 > stack.length) {
                        stack = ws.room(top, 2);
                    }
                    stack[top] = pc + 3;
                    stack[top + 1] = depth;
                    top += 2;
                    depth = inner;
                    pc = code[pc + 1];
                }
                case Op.RETURN -> {
                    top -= 2;
                    depth = stack[top + 1];
                    pc = stack[top];
                }
                case Op.DEPTH -> {
                    if (depth + code[pc + 1] > MAX_DEPTH) {
                        return -1;
                    }
                    pc += 2;
                }
                case Op.FAIL -> {
                    return -1;
                }
                case Op.SPEND -> {
                    if (--ws.budget < 0) {
                        return -1;
                    }
                    leaf = pos;
                    pc++;
                }
                case Op.MARK -> {
                    leaf = pos;
                    pc++;
                }
                case Op.REPLACE -> {
                    ws.replace(bytes, leaf, pos, program.constants()[code[pc + 1]]);
                    pc += 2;
                }
                case Op.MUTE -> {
                    ws.mute(code[pc + 1], bytes, leaf, program.constants()[code[pc + 2]]);
                    pc += 3;
                }
                case Op.UNMUTE -> {
                    ws.unmute(code[pc + 1], pos);
                    pc += 2;
                }
                case Op.MUTE_ALL -> {
                    ws.muteAll(bytes, pos);
                    pc++;
                }
                case Op.UNMUTE_ALL -> {
                    ws.unmuteAll(pos);
                    pc++;
                }
                case Op.INSERT -> {
                    ws.gain(bytes, pos, program.constants()[code[pc + 1]]);
                    pc += 2;
                }
                case Op.DEFAULT -> {
                    ws.top = top;
                    boolean done = Blocks.defaultValue(program, code[pc + 1], code[pc + 2], bytes, pos, ws);
                    stack = ws.stack;
                    if (!done) {
                        return -1;
                    }
                    pc += 3;
                }
                case Op.REORDER -> {
                    int count = code[pc + 1];
                    if (top + count + 3 > stack.length) {
                        stack = ws.room(top, count + 3);
                    }
                    top += count + 3;
                    ws.muteAll(bytes, pos);
                    stack[top - 3] = count;
                    pc += 2;
                }
                case Op.NOTE -> {
                    int count = stack[top - 3];
                    stack[top - 3 - count + code[pc + 1]] = pos;
                    pc += 2;
                }
                case Op.NOTED -> {
                    stack[top - 2] = pos;
                    // What the fields cost is counted once, not again when they are walked in the other order.
                    stack[top - 1] = (int) Math.min(Integer.MAX_VALUE, ws.budget);
                    ws.budget = Integer.MAX_VALUE;
                    ws.unmuteAll(pos);
                    pc++;
                }
                case Op.SEEK -> {
                    int next = stack[top - 3 - stack[top - 3] + code[pc + 1]];
                    ws.jump(bytes, pos, next);
                    pos = next;
                    pc += 2;
                }
                case Op.REORDERED -> {
                    int next = stack[top - 2];
                    ws.jump(bytes, pos, next);
                    pos = next;
                    ws.budget = stack[top - 1];
                    top -= code[pc + 1] + 3;
                    pc += 2;
                }
                case Op.SITE -> {
                    if (!program.sites()[code[pc + 1]].govern(bytes, leaf, pos, ws)) {
                        return -1;
                    }
                    pc += 2;
                }
                case Op.COUNT_MASKED -> {
                    ws.maskedFields++;
                    pc++;
                }
                case Op.LENGTH -> {
                    if (ws.length < code[pc + 1] || ws.length > code[pc + 2]) {
                        return -1;
                    }
                    pc += 3;
                }
                case Op.INT_TO_FLOAT, Op.INT_TO_DOUBLE, Op.LONG_TO_FLOAT, Op.LONG_TO_DOUBLE -> {
                    leaf = pos;
                    int op = code[pc];
                    boolean isInt = op == Op.INT_TO_FLOAT || op == Op.INT_TO_DOUBLE;
                    pos = isInt ? Varints.intEnd(bytes, pos, end) : Varints.longEnd(bytes, pos, end);
                    if (pos < 0) {
                        return -1;
                    }
                    long value = Varints.read(bytes, leaf);
                    if (op == Op.INT_TO_FLOAT || op == Op.LONG_TO_FLOAT) {
                        ws.replaceFloat(bytes, leaf, pos, (float) value);
                    } else {
                        ws.replaceDouble(bytes, leaf, pos, (double) value);
                    }
                    pc++;
                }
                case Op.FLOAT_TO_DOUBLE -> {
                    leaf = pos;
                    if (4 > end - pos) {
                        return -1;
                    }
                    pos += 4;
                    ws.replaceDouble(bytes, leaf, pos, (double) Numbers.readFloat(bytes, leaf));
                    pc++;
                }
                case Op.FIELD -> {
                    ws.captures.fieldFroms[code[pc + 1]] = pos;
                    pc += 2;
                }
                case Op.FIELD_END -> {
                    ws.captures.fieldTos[code[pc + 1]] = pos;
                    pc += 2;
                }
                case Op.NULL_SLOT -> {
                    ws.captures.isNull(code[pc + 1]);
                    pc += 2;
                }
                case Op.LENGTH_SLOT -> {
                    ws.captures.number(code[pc + 1], ws.length);
                    pc += 2;
                }
                default -> throw new IllegalStateException("no operation " + code[pc]);
            }
        }
    }

    /** The place after a length that fits what is left; -1 if there is none. */
    private static int lengthEnd(byte[] bytes, int at, int end) {
        int to = Varints.longEnd(bytes, at, end);
        if (to < 0) {
            return -1;
        }
        long length = Varints.read(bytes, at);
        return length >= 0 && length <= end - to ? to : -1;
    }

    /** Blocks of arrays and maps, and what else is too rare for the loop. */
    private static final class Blocks {
        private Blocks() {}

        /** Starts a block of which the count was read; gives the place of its first item, or -1. */
        static int open(
                byte[] bytes, int header, int afterCount, int end, int itemMin, Workspace ws, int[] stack, int frame) {
            int pos = afterCount;
            long count = Varints.read(bytes, header);
            stack[frame + BLOCK_END] = -1;
            boolean sized = count < 0;
            if (sized) {
                count = -count;
                int sizeAt = pos;
                pos = lengthEnd(bytes, pos, end);
                if (pos < 0) {
                    return -1;
                }
                stack[frame + BLOCK_END] = pos + (int) Varints.read(bytes, sizeAt);
            }
            long most = itemMin == 0 ? ws.budget : end - pos;
            if (count <= 0 || count > most || count + stack[frame + TOTAL] > Integer.MAX_VALUE) {
                return -1;
            }
            stack[frame + REMAINING] = (int) count;
            stack[frame + TOTAL] += (int) count;
            if (++stack[frame + BLOCKS] == 1) {
                stack[frame + FIRST] = (int) count;
                for (int i = 0; i < ws.ports; i++) {
                    stack[frame + FRAME + i] = ws.sinks[i].placeOf(header);
                }
                if (sized) {
                    ws.replaceVarint(bytes, header, pos, count);
                }
            } else {
                ws.drop(bytes, header, pos);
            }
            return pos;
        }

        /** All blocks become one: its count is known only now. */
        static void close(byte[] bytes, int pos, Workspace ws, int[] stack, int frame) {
            int length = Varints.size(stack[frame + FIRST]);
            for (int i = 0; i < ws.ports; i++) {
                Sink sink = ws.sinks[i];
                if (sink.muted == 0) {
                    sink.flush(bytes, pos);
                    sink.rewriteVarint(stack[frame + FRAME + i], length, stack[frame + TOTAL]);
                }
            }
        }

        static boolean defaultValue(Program program, int index, int constant, byte[] bytes, int pos, Workspace ws) {
            byte[] value = program.constants()[constant];
            ws.payFor(value);
            long budget = ws.budget;
            ws.budget = Long.MAX_VALUE;
            ws.jump(bytes, pos, 0);
            int to = run(program, program.defaults()[index], value, 0, value.length, ws, UNLIMITED);
            ws.jump(value, value.length, pos);
            ws.budget = budget;
            return to == value.length;
        }
    }
}
