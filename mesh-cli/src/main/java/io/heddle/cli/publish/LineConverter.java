// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.json.FieldFault;
import io.heddle.cli.json.JsonToAvro;

import java.util.BitSet;
import java.util.List;

/** Turns lines into records of one contract. Immutable, thread-safe. */
final class LineConverter {
    private final JsonToAvro json;
    private final KeyReader keys;
    private final long skipped;
    private final BitSet there;

    /**
     * @param skipped lines at the beginning that are passed over
     * @param there numbers of lines that are in the mesh already
     */
    LineConverter(JsonToAvro json, KeyReader keys, long skipped, BitSet there) {
        this.json = json;
        this.keys = keys;
        this.skipped = skipped;
        this.there = (BitSet) there.clone();
    }

    List<ReadyLine> convert(LineBatch batch) {
        List<ReadyLine> ready = new java.util.ArrayList<>(batch.lines().size());
        for (int i = 0; i < batch.lines().size(); i++) {
            ready.add(convert(batch.first() + i, batch.lines().get(i)));
        }
        return ready;
    }

    private ReadyLine convert(long number, LineReader.Line line) {
        if (number <= skipped) {
            return new ReadyLine.Passed(number, ReadyLine.Why.SKIPPED);
        }
        if (number <= Integer.MAX_VALUE && there.get((int) number)) {
            return new ReadyLine.Passed(number, ReadyLine.Why.ALREADY_THERE);
        }
        byte[] text = line.text();
        if (text == null) {
            return faulty(number, List.of(new FieldFault("too_long", "",
                    "the line is longer than " + LineReader.LONGEST / (1024 * 1024) + " MB")));
        }
        if (isBlank(text)) {
            return new ReadyLine.Passed(number, ReadyLine.Why.BLANK);
        }
        return switch (json.convert(text, 0, text.length)) {
            case JsonToAvro.Encoded encoded ->
                new ReadyLine.Encoded(number, keys.keyOf(encoded.avro()), new ReadyLine.Payload(encoded.avro()));
            case JsonToAvro.Refused refused -> faulty(number, refused.faults());
        };
    }

    private static ReadyLine faulty(long number, List<FieldFault> faults) {
        return new ReadyLine.Faulty(number, Refusal.ofFaults(number, faults));
    }

    private static boolean isBlank(byte[] text) {
        for (byte one : text) {
            if (one != ' ' && one != '\t') {
                return false;
            }
        }
        return true;
    }
}
