// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.sdk.PublishedRecord;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** Accepts encoded records for publishing. */
interface EncodedRecordSink {
    /**
     * Sends one record asynchronously.
     *
     * @param key a value of the key schema, or null if the product has no key
     * @param id the CloudEvents id
     * @return completes exceptionally as described in {@link io.heddle.sdk.DataProductProducer}
     */
    CompletableFuture<PublishedRecord> send(@Nullable Object key, byte[] avro, String id);

    /** Blocks until all sends have completed. */
    void flush();
}
