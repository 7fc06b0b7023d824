// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

/** The destination of lineage events. */
interface LineageSink extends AutoCloseable {
    /** Waits until the event is stored. After any exception it may or may not be. */
    void send(byte[] key, byte[] event) throws Exception;

    /** Does not block. May be called while another thread sends. */
    @Override
    void close();
}
