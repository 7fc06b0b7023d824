// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Writes every control character as a hexadecimal escape, never as {@code \n}, {@code \t} and the like. */
final class ControlCharacterEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    private final int[] escapes;

    ControlCharacterEscapes() {
        escapes = standardAsciiEscapesForJSON();
        Arrays.fill(escapes, 0, ' ', ESCAPE_STANDARD);
        escapes[DELETE] = ESCAPE_STANDARD;
    }

    /** The array itself: Jackson reads it for each header and never changes it. */
    @Override
    public int[] getEscapeCodesForAscii() {
        return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
