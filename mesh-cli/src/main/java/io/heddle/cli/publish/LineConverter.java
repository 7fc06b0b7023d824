// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.json.FieldFault;
import io.heddle.cli.json.JsonToAvro;

import java.util.BitSet;
import java.util.List;

/** Converts lines to records of one contract. Immutable and thread-safe. */
final class LineConverter {
    private final JsonToAvro json;
    private final RecordKeyReader keys;
    private final long skippedLines;
    private final BitSet arrivedLines;

    /**
     * @param skipped how many lines to skip at the beginning
     * @param there the numbers of lines that are already in the mesh
     */
    LineConverter(JsonToAvro json, RecordKeyReader keys, long skipped, BitSet there) {
        this.json = json;
        this.keys = keys;
        this.skippedLines = skipped;
        this.arrivedLines = (BitSet) there.clone();
    }

    List<ConvertedLine> convert(LineBatch batch) {
        List<ConvertedLine> ready = new java.util.ArrayList<>(batch.lines().size());
        for (int i = 0; i < batch.lines().size(); i++) {
            ready.add(convert(batch.first() + i, batch.lines().get(i)));
        }
        return ready;
    }

    private ConvertedLine convert(long number, LineReader.Line line) {
        if (number <= skippedLines) {
            return new ConvertedLine.Skipped(number, ConvertedLine.SkipReason.SKIPPED);
        }
        if (number <= Integer.MAX_VALUE && arrivedLines.get((int) number)) {
            return new ConvertedLine.Skipped(number, ConvertedLine.SkipReason.ALREADY_THERE);
        }
        byte[] text = line.text();
        if (text == null) {
            return refused(number, List.of(new FieldFault("too_long", "",
                    "the line is longer than " + LineReader.MAX_LINE_BYTES / (1024 * 1024) + " MB")));
        }
        if (isBlank(text)) {
            return new ConvertedLine.Skipped(number, ConvertedLine.SkipReason.BLANK);
        }
        return switch (json.convert(text, 0, text.length)) {
            case JsonToAvro.Encoded encoded ->
                new ConvertedLine.Encoded(number, keys.readKey(encoded.avro()),
                        new ConvertedLine.Payload(encoded.avro()));
            case JsonToAvro.Refused refused -> refused(number, refused.faults());
        };
    }

    private static ConvertedLine refused(long number, List<FieldFault> faults) {
        return new ConvertedLine.Refused(number, RefusedLine.fromFaults(number, faults));
    }

    private static boolean isBlank(byte[] text) {
        for (byte character : text) {
            if (character != ' ' && character != '\t') {
                return false;
            }
        }
        return true;
    }
}
