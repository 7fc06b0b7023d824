// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.sdk.PublishedRecord;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** Where encoded records go. */
interface EncodedRecordSink {
    /**
     * Hands over one record.
     *
     * @param key a value of the key schema, or null for a product without key
     * @param id the CloudEvents id
     * @return fails as {@link io.heddle.sdk.DataProductProducer} says
     */
    CompletableFuture<PublishedRecord> send(@Nullable Object key, byte[] avro, String id);

    /** Waits until everything handed over has an answer. */
    void flush();
}
