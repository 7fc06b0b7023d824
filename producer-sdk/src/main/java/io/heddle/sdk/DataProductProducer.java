// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.ContractRef;
import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * Publishes records of one data product, each checked against the contract in force before it is sent. Thread-safe; one
 * per product and process is enough. Contract changes of the same major version take effect while it runs; a new major
 * has new topics and needs a new producer.
 *
 * <p>Every publish method returns immediately unless the send buffer is full or the topic's leader is not known yet
 * (then it waits up to {@code max.block.ms}). The future completes on Kafka's network thread (chain slow work with the
 * {@code Async} methods) and fails with
 *
 * <ul>
 * <li>{@link ContractViolationException}: the record breaks the contract and was not sent;
 * <li>{@link SchemaNotRegisteredException}: no reader could decode the record, so it was not sent;
 * <li>{@link MeshUnavailableException}: the broker or the schema registry does not respond; the record is fine;
 * <li>{@link PublishException}: Kafka refused it, for instance because it is too large.</ul>
 *
 * <pre>{@code
 * try (HeddleMesh mesh = HeddleMesh.connect(config);
 *         DataProductProducer orders = mesh.producer("orders.orders")) {
 *     PublishedRecord position = orders.publish(order).get();
 * }
 * }</pre>
 */
public interface DataProductProducer extends AutoCloseable {
    /** The product this publishes. */
    ProductId product();

    /** The contract in force now, with schema ids. */
    ContractEntry contract();

    /** The version of the contract in force now. */
    default ContractRef contractRef() {
        return contract().contract().ref();
    }

    /**
     * Publishes a record under the key that the contract extracts from its key field, or without a key if it declares
     * none.
     */
    CompletableFuture<PublishedRecord> publish(IndexedRecord value);

    /** As {@link #publish(IndexedRecord)}, with options. */
    CompletableFuture<PublishedRecord> publish(IndexedRecord value, PublishOptions options);

    /** Publishes a record under a key, which must be the value of the contract's key field. */
    default CompletableFuture<PublishedRecord> publish(@Nullable Object key, IndexedRecord value) {
        return publish(key, value, PublishOptions.DEFAULT);
    }

    /** Publishes a record under a key, which must be the value of the contract's key field. */
    CompletableFuture<PublishedRecord> publish(@Nullable Object key, IndexedRecord value, PublishOptions options);

    /**
     * Publishes a record that is already encoded as Avro: for tools that convert from other formats.
     *
     * @param key a value of the contract's key schema, or null for a product without key
     * @param schema the writer schema of {@code avro}: the contract's schema at that time, or another registered one.
     *        It remains valid when the contract changes
     * @param avro one record, without wire-format prefix
     */
    CompletableFuture<PublishedRecord> publishEncoded(
            @Nullable Object key, Schema schema, byte[] avro, PublishOptions options);

    /** Publishes a tombstone, which deletes the record with that key. Only products with compacted topics accept it. */
    CompletableFuture<PublishedRecord> publishTombstone(Object key);

    /**
     * Waits until everything published so far is acknowledged or has failed. Fails on Kafka's network thread, which it
     * would wait for: chain it with the {@code Async} methods of a future.
     */
    void flush();

    /** As {@link #flush()}. Publishing afterwards fails; the mesh connection stays open for its other producers. */
    @Override
    void close();
}
