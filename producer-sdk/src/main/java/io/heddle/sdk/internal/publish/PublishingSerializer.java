// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.publish;

import io.heddle.sdk.PublishOptions;
import io.heddle.sdk.internal.contract.LiveContract;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Checks and encodes a record for the ingest topic and sets its headers. */
public final class PublishingSerializer implements Serializer<GenericRecord> {
    private final LiveContract contract;

    public PublishingSerializer(LiveContract contract) {
        this.contract = contract;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable GenericRecord value) {
        return serialize(topic, new RecordHeaders(), value);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable GenericRecord value) {
        LiveContract.BoundContract state = contract.current();
        byte[] bytes = value == null
                ? null
                : state.binding().writer(value.getSchema()).encode(value, false).bytes();
        state.headers().set(headers, PublishOptions.DEFAULT, Instant.now());
        return bytes;
    }
}
