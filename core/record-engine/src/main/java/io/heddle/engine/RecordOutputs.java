// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine;

import java.util.List;

/**
 * Where {@link RecordProgram#accept} leaves its results: made once, used for record after record, so that nothing is
 * allocated per record but the outputs themselves. Not thread-safe.
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
     * @param ports how many output ports the program was compiled for
     * @param reservedBytes how many bytes to leave free (zero) before each output, for the caller's own use
     * @throws IllegalArgumentException if one is negative
     */
    public RecordOutputs(int ports, int reservedBytes) {
        if (ports < 0 || reservedBytes < 0) {
            throw new IllegalArgumentException("ports and head must not be negative: " + ports + ", " + reservedBytes);
        }
        this.outputs = new byte[ports][];
        this.reservedBytes = reservedBytes;
    }

    /** For programs: whether these outputs are for so many ports, as many as the program was compiled for. */
    public void requirePortCount(int ports) {
        if (ports != outputs.length) {
            throw new IllegalArgumentException(
                    "outputs for " + outputs.length + " ports, but the program was compiled for " + ports);
        }
    }

    /** How many bytes each output leaves free at its start. */
    public int reservedBytes() {
        return reservedBytes;
    }

    /**
     * What the port gets, in an array of its own: {@link #reservedBytes} free bytes, then the record in the contract's
     * schema.
     */
    public byte[] bytes(int port) {
        return outputs[port];
    }

    /** How many values were masked on the first port. */
    public int maskedFields() {
        return maskedFields;
    }

    /** For programs: one port's output, with {@link #reservedBytes} bytes free at its start. */
    public void set(int port, byte[] bytes) {
        outputs[port] = bytes;
    }

    /** For programs: how many values were masked on the first port. */
    public void setMaskedFields(int count) {
        maskedFields = count;
    }

    /** Takes over what a program said in the long way ({@link RecordProgram#run}), with the head before each output. */
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
