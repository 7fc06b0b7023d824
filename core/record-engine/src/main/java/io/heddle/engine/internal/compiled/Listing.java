// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.compiled;

import java.util.HexFormat;

/** A program as text, one operation a line. */
final class Listing {
    private static final int SHOWN_BYTES = 16;

    private Listing() {}

    static String of(Program program) {
        StringBuilder text = new StringBuilder();
        int[] code = program.code();
        for (int at = 0; at < code.length; at += 1 + Op.arguments(code, at)) {
            text.append(String.format("%4d  %s", at, Op.name(code[at])));
            for (int i = 1; i <= Op.arguments(code, at); i++) {
                text.append(' ').append(code[at + i]);
            }
            note(program, code, at, text);
            text.append('\n');
        }
        return text.toString();
    }

    private static void note(Program program, int[] code, int at, StringBuilder text) {
        switch (code[at]) {
            case Op.SITE -> text.append("  ; ").append(program.sites()[code[at + 1]]);
            case Op.REPLACE, Op.INSERT -> text.append("  ; ").append(hex(program.constants()[code[at + 1]]));
            case Op.MUTE -> text.append("  ; port ")
                    .append(code[at + 1])
                    .append(" gets ")
                    .append(hex(program.constants()[code[at + 2]]));
            case Op.DEFAULT -> text.append("  ; program at ")
                    .append(program.defaults()[code[at + 1]])
                    .append(" over ")
                    .append(hex(program.constants()[code[at + 2]]));
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
