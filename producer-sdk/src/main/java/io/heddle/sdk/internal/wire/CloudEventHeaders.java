// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.wire;

import io.heddle.contract.Contract;
import io.heddle.contract.RecordHeaders;
import io.heddle.sdk.PublishOptions;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** CloudEvents headers (Kafka protocol binding 1.0, binary mode) of a product's records. Immutable, thread-safe. */
public final class CloudEventHeaders {
    private final byte[] source;
    private final byte[] type;
    private final byte[] contractRef;

    public CloudEventHeaders(Contract contract, Optional<String> application) {
        this.source = bytes("/heddle/" + application.orElse(contract.id().domain() + "/" + contract.id().name()));
        this.type = bytes(contract.id() + ".v" + contract.version().major());
        this.contractRef = bytes(contract.ref().toString());
    }

    /**
     * Sets the headers of one record; existing ones with the same names, for example of a copied record, are replaced.
     */
    public void set(Headers headers, PublishOptions options, Instant time) {
        put(headers, RecordHeaders.CE_SPECVERSION, bytes("1.0"));
        put(headers, RecordHeaders.CE_ID, bytes(options.id().orElseGet(CloudEventHeaders::randomId)));
        put(headers, RecordHeaders.CE_SOURCE, source);
        put(headers, RecordHeaders.CE_TYPE, type);
        put(headers, RecordHeaders.CE_TIME, bytes(time.truncatedTo(ChronoUnit.MILLIS).toString()));
        put(headers, RecordHeaders.CONTENT_TYPE, bytes("application/vnd.confluent.avro"));
        put(headers, RecordHeaders.CONTRACT, contractRef);
        options.traceparent().ifPresent(trace -> put(headers, RecordHeaders.TRACEPARENT, bytes(trace)));
    }

    private static void put(Headers headers, String name, byte[] value) {
        headers.remove(name).add(name, value);
    }

    /** A version 4 UUID. Ids need to be unique, not secret, so the lock of the system's secure random is avoided. */
    private static String randomId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
