// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import io.heddle.engine.internal.personaldata.TextScanner;

/** The inspection of one record. */
final class RecordInspection {
    final AvroByteReader input;
    private final PersonalDataFindings findings;
    private final TextScanner scanner;
    private final InspectionLimits limits;
    private int bytesLeft;

    RecordInspection(AvroByteReader input, PersonalDataFindings findings, TextScanner scanner,
            InspectionLimits limits) {
        this.input = input;
        this.findings = findings;
        this.scanner = scanner;
        this.limits = limits;
        this.bytesLeft = limits.maxBytes();
    }

    void block(int start, int content, int end, long count) {
        findings.blocks.add(start, content, end, count);
    }

    /** Inspects the next text. */
    void text(UndeclaredField undeclaredField) {
        int start = input.position;
        int length = input.length();
        int maxBytes = Math.min(Math.min(length, limits.maxBytesPerString()), bytesLeft);
        if (findings.strings() >= limits.maxStrings() || maxBytes < length) {
            findings.markPartial();
        }
        if (length > 0 && findings.strings() < limits.maxStrings()) {
            findings.countString();
            bytesLeft -= maxBytes;
            scanner.scan(input.bytes, input.position, input.position + maxBytes, undeclaredField.holdsVersions,
                    findings.scratch,
                    findings.sightings);
            if (findings.sightings.seen() != 0) {
                findings.add(undeclaredField, start, length);
            }
        }
        input.skip(length);
    }
}
