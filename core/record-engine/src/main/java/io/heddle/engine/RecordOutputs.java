// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import java.util.List;

/**
 * Receives the results of {@link RecordProgram#accept}. Created once and reused for every record, so that only the
 * outputs themselves are allocated per record. Not thread-safe.
 *
 * <pre>{@code
 * RecordOutputs outputs = new RecordOutputs(ports.size(), 5); // room for the wire format's magic byte and schema id
 * if (program.accept(bytes, 5, bytes.length - 5, now, outputs)) {
 *     byte[] value = outputs.bytes(0);
 * }
 * }</pre>
 */
public final class RecordOutputs {
    private final byte[][] outputs;
    private final int reservedBytes;
    private int maskedFields;

    /**
     * @param ports number of output ports that the program was compiled for
     * @param reservedBytes number of zero bytes to leave before each output, for the caller's use
     * @throws IllegalArgumentException if one of them is negative
     */
    public RecordOutputs(int ports, int reservedBytes) {
        if (ports < 0 || reservedBytes < 0) {
            throw new IllegalArgumentException("ports and head must not be negative: " + ports + ", " + reservedBytes);
        }
        this.outputs = new byte[ports][];
        this.reservedBytes = reservedBytes;
    }

    /** For programs: throws unless these outputs are for this number of ports. */
    public void requirePortCount(int ports) {
        if (ports != outputs.length) {
            throw new IllegalArgumentException(
                    "outputs for " + outputs.length + " ports, but the program was compiled for " + ports);
        }
    }

    /** The number of free bytes at the start of each output. */
    public int reservedBytes() {
        return reservedBytes;
    }

    /**
     * The port's output, in an array of its own: {@link #reservedBytes} free bytes, then the record in the contract's
     * schema.
     */
    public byte[] bytes(int port) {
        return outputs[port];
    }

    /** The number of values that were masked on the first port. */
    public int maskedFields() {
        return maskedFields;
    }

    /** For programs: sets one port's output, with {@link #reservedBytes} free bytes at its start. */
    public void set(int port, byte[] bytes) {
        outputs[port] = bytes;
    }

    /** For programs: sets the number of values that were masked on the first port. */
    public void setMaskedFields(int count) {
        maskedFields = count;
    }

    /** Copies the outputs of a {@link RecordProgram#run}, with {@link #reservedBytes} free bytes before each. */
    public void copyFrom(Verdict.Accepted accepted) {
        List<byte[]> all = accepted.outputs();
        requirePortCount(all.size());
        for (int i = 0; i < outputs.length; i++) {
            byte[] bytes = all.get(i);
            byte[] output = new byte[reservedBytes + bytes.length];
            System.arraycopy(bytes, 0, output, reservedBytes, bytes.length);
            outputs[i] = output;
        }
        maskedFields = accepted.maskedFields();
    }
}
