// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Checks, encodes and dresses a record for the ingest port. */
final class PublishingSerializer implements Serializer<GenericRecord> {
    private final LiveContract contract;

    PublishingSerializer(LiveContract contract) {
        this.contract = contract;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable GenericRecord value) {
        return serialize(topic, new RecordHeaders(), value);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable GenericRecord value) {
        LiveContract.State now = contract.inForce();
        byte[] bytes = value == null
                ? null
                : now.binding().writer(value.getSchema()).encode(value, false).bytes();
        now.headers().set(headers, PublishOptions.DEFAULT, Instant.now());
        return bytes;
    }
}
