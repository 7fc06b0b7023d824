// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.lineage;

/** Where events go. */
interface LineageSink extends AutoCloseable {
    /** Waits until the event is kept. Any exception means that it may not be. */
    void send(byte[] key, byte[] event) throws Exception;

    /** Does not wait. May be called while another thread sends. */
    @Override
    void close();
}
