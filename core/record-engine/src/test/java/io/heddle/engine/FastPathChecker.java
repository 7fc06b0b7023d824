// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a program's fast path on bytes in the middle of an array and compares the result with the expected verdict. The
 * fast path must not accept a record that the reference decided.
 */
final class FastPathChecker {
    private static final int AROUND = 3;
    private static final int HEAD = 5;

    private FastPathChecker() {}

    static void assertSame(RecordProgram program, Verdict expected, byte[] bytes, int ports, boolean decided) {
        byte[] around = new byte[bytes.length + 2 * AROUND];
        Arrays.fill(around, (byte) 2);
        System.arraycopy(bytes, 0, around, AROUND, bytes.length);
        RecordOutputs outputs = new RecordOutputs(ports, HEAD);
        boolean accepts = program.accept(around, AROUND, bytes.length, ProgramRunner.NOW, outputs);
        if (decided || !(expected instanceof Verdict.Accepted accepted) || !accepted.warnings().isEmpty()) {
            assertThat(accepts).isFalse();
            return;
        }
        assertThat(accepts).isTrue();
        assertThat(outputs.maskedFields()).isEqualTo(accepted.maskedFields());
        for (int i = 0; i < ports; i++) {
            byte[] output = outputs.bytes(i);
            assertThat(Arrays.copyOf(output, HEAD)).containsOnly(0);
            assertThat(Arrays.copyOfRange(output, HEAD, output.length)).isEqualTo(accepted.outputs().get(i));
        }
    }
}
