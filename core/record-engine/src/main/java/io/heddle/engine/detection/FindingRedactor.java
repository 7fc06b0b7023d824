// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.detection;

import java.io.ByteArrayOutputStream;

/** Copies a record with the flagged texts redacted; everything else is copied in ranges. */
final class FindingRedactor {
    private final byte[] bytes;
    private final PersonalDataFindings findings;
    private final ByteArrayOutputStream out;
    private int copied;
    private int block;
    private int keys;

    FindingRedactor(byte[] bytes, int offset, int length, int head, PersonalDataFindings findings) {
        this.bytes = bytes;
        this.findings = findings;
        this.out = new ByteArrayOutputStream(head + length + 16);
        out.write(bytes, offset - head, head);
        copied = offset;
    }

    byte[] run(int end) {
        int last = -1;
        for (int i = 0; i < findings.size(); i++) {
            if (findings.isFlagged(i) && findings.start(i) != last) {
                last = findings.start(i);
                openBlocks(last);
                text(i);
            }
        }
        out.write(bytes, copied, end - copied);
        return out.toByteArray();
    }

    /**
     * Removes the byte size of the blocks around the text, which redaction invalidates. Blocks that end before it keep
     * theirs.
     */
    private void openBlocks(int text) {
        SizedBlockList blocks = findings.blocks;
        while (block < blocks.size() && blocks.start(block) < text) {
            if (text < blocks.end(block)) {
                out.write(bytes, copied, blocks.start(block) - copied);
                number(blocks.count(block));
                copied = blocks.content(block);
            }
            block++;
        }
    }

    private void text(int index) {
        UndeclaredField undeclaredField = findings.field(index);
        byte[] redacted = undeclaredField.redacted(undeclaredField.mapKey ? ++keys : 0);
        int start = findings.start(index);
        out.write(bytes, copied, start - copied);
        number(redacted.length);
        out.write(redacted, 0, redacted.length);
        int prefix = 1;
        while (bytes[start + prefix - 1] < 0) {
            prefix++;
        }
        copied = start + prefix + findings.bytes(index);
    }

    private void number(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
