// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled.program;

import java.util.HexFormat;
import java.util.Locale;

/** Prints a program, one operation per line. */
public final class ProgramPrinter {
    private static final int SHOWN_BYTES = 16;

    private ProgramPrinter() {}

    public static String print(WalkProgram program) {
        StringBuilder text = new StringBuilder();
        int[] code = program.code();
        for (int address = 0; address < code.length; address += 1 + WalkOpcode.arguments(code, address)) {
            text.append(String.format(Locale.ROOT, "%4d  %s", address, WalkOpcode.name(code[address])));
            for (int i = 1; i <= WalkOpcode.arguments(code, address); i++) {
                text.append(' ').append(code[address + i]);
            }
            printComment(program, code, address, text);
            text.append('\n');
        }
        return text.toString();
    }

    private static void printComment(WalkProgram program, int[] code, int address, StringBuilder text) {
        switch (code[address]) {
            case WalkOpcode.SITE -> text.append("  ; ").append(program.leaves()[code[address + 1]]);
            case WalkOpcode.REPLACE, WalkOpcode.INSERT ->
                text.append("  ; ").append(hex(program.constants()[code[address + 1]]));
            case WalkOpcode.MUTE -> text.append("  ; port ")
                    .append(code[address + 1])
                    .append(" gets ")
                    .append(hex(program.constants()[code[address + 2]]));
            case WalkOpcode.DEFAULT -> text.append("  ; program at ")
                    .append(program.defaultAddresses()[code[address + 1]])
                    .append(" over ")
                    .append(hex(program.constants()[code[address + 2]]));
            default -> {}
        }
    }

    private static String hex(byte[] bytes) {
        if (bytes.length == 0) {
            return "nothing";
        }
        return HexFormat.of().formatHex(bytes, 0, Math.min(SHOWN_BYTES, bytes.length))
                + (bytes.length > SHOWN_BYTES ? "... (" + bytes.length + " bytes)" : "");
    }
}
