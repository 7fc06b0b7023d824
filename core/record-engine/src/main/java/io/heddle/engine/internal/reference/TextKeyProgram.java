// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.internal.reference;

import io.heddle.contract.ReasonCode;
import io.heddle.engine.RecordProgram;
import io.heddle.engine.Verdict;
import io.heddle.engine.internal.mask.PortMasks;
import io.heddle.engine.internal.walk.Utf8Validator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Processes plain text keys of clients without Avro: {@code 123} for an int or long, the text itself for a string. The
 * text is kept byte for byte unless a port masks it. Numbers must be in canonical form, so that equal keys are equal
 * bytes and go to the same partition.
 */
public final class TextKeyProgram implements RecordProgram {
    private final Schema key;
    private final List<PortMasks> ports;

    public TextKeyProgram(Schema key, List<PortMasks> ports) {
        this.key = key;
        this.ports = List.copyOf(ports);
    }

    @Override
    public Verdict run(byte[] bytes, int offset, int length, Instant now) {
        Object value = Utf8Validator.isValid(bytes, offset, offset + length)
                ? parse(new String(bytes, offset, length, StandardCharsets.UTF_8))
                : null;
        if (value == null) {
            return RecordRejections.of(ReasonCode.KEY_MISMATCH, "", "the key is not the text of a value of type "
                    + key.getType().getName());
        }
        List<byte[]> outputs = new ArrayList<>(ports.size());
        int maskedFields = 0;
        for (int i = 0; i < ports.size(); i++) {
            PortMasks.Masked masked = ports.get(i).mask(value);
            outputs.add(
                    ports.get(i).isEmpty()
                            ? Arrays.copyOfRange(bytes, offset, offset + length)
                            : String.valueOf(masked.value()).getBytes(StandardCharsets.UTF_8));
            maskedFields = i == 0 ? masked.fields() : maskedFields;
        }
        return new Verdict.Accepted(outputs, List.of(), maskedFields);
    }

    private @Nullable Object parse(String text) {
        return switch (key.getType()) {
            case STRING -> text;
            case INT -> intOrNull(number(text));
            case LONG -> number(text);
            case BOOLEAN -> (text.equals("true") || text.equals("false")) ? Boolean.valueOf(text) : null;
            case ENUM -> key.hasEnumSymbol(text) ? new GenericData.EnumSymbol(key, text) : null;
            default -> null;
        };
    }

    private static @Nullable Integer intOrNull(@Nullable Long number) {
        return (number == null || number.intValue() != number) ? null : (Integer) number.intValue();
    }

    private static @Nullable Long number(String text) {
        try {
            long number = Long.parseLong(text);
            return Long.toString(number).equals(text) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
