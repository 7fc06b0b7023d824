// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** State as earlier versions of the monitor stored it. */
final class MonitorStateBytesFixture {
    private MonitorStateBytesFixture() {}

    /** Format 1, written by hand: one objective whose breach was reported, and no counts. */
    static byte[] breachedInFormatOne(String objective, long since) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeBoolean(true);
            out.writeLong(since);
            out.writeInt(0);
            out.writeInt(1);
            out.writeUTF(objective);
            out.writeUTF("BREACHED");
            out.writeLong(since);
            out.writeLong(since);
            out.writeBoolean(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
