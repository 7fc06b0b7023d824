// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Writes a number, or its text form, as a decimal: the unscaled value in big-endian two's complement. */
record DecimalWriter(Schema schema, LogicalTypes.Decimal decimal) implements ValueWriter {
    private static final int MAX_CHARACTERS = 1_000;

    @Override
    public String expected() {
        return "a number of at most " + decimal.getPrecision() + " digits, " + decimal.getScale()
                + " of them after the decimal point";
    }

    @Override
    public void write(JsonNode value, AvroOutputBuffer out, FieldFaultCollector faults) {
        Optional<BigDecimal> number = number(value);
        if (number.isEmpty()) {
            faults.addWrongType(expected(), value);
            return;
        }
        Optional<BigDecimal> scaled = scaled(number.get());
        if (scaled.isEmpty()) {
            faults.addOutOfRange("expected " + expected());
            return;
        }
        byte[] unscaled = scaled.get().unscaledValue().toByteArray();
        if (schema.getType() == Schema.Type.BYTES) {
            out.writeBytes(unscaled);
        } else if (unscaled.length > schema.getFixedSize()) {
            faults.addOutOfRange("expected a number that fits " + schema.getFixedSize() + " bytes");
        } else {
            byte[] sign = new byte[schema.getFixedSize() - unscaled.length];
            Arrays.fill(sign, (byte) (scaled.get().signum() < 0 ? -1 : 0));
            out.writeFixed(sign);
            out.writeFixed(unscaled);
        }
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (!value.isTextual() || value.textValue().length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.textValue()));
        } catch (NumberFormatException notNumber) {
            return Optional.empty();
        }
    }

    private Optional<BigDecimal> scaled(BigDecimal number) {
        // Check before scaling: 1e999999999 has few digits now but would expand to a billion.
        if (number.signum() != 0 && (long) number.precision() - number.scale() > decimal.getPrecision()) {
            return Optional.empty();
        }
        try {
            BigDecimal scaled = number.setScale(decimal.getScale());
            return scaled.precision() <= decimal.getPrecision() ? Optional.of(scaled) : Optional.empty();
        } catch (ArithmeticException moreDecimals) {
            return Optional.empty();
        }
    }
}
