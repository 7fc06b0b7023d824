// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.contract.Contract;
import io.heddle.contract.RecordHeaders;
import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The headers that the producer SDK adds to each record: CloudEvents in binary mode, and the contract. */
final class SdkHeaders {
    private SdkHeaders() {}

    static void set(Contract contract, Headers headers) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        add(headers, RecordHeaders.CE_SPECVERSION, "1.0");
        add(headers, RecordHeaders.CE_ID, new UUID(random.nextLong(), random.nextLong()).toString());
        add(headers, RecordHeaders.CE_SOURCE, "/heddle/" + contract.id().domain() + "/" + contract.id().name());
        add(headers, RecordHeaders.CE_TYPE, contract.id() + ".v" + contract.version().major());
        add(headers, RecordHeaders.CE_TIME, Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        add(headers, RecordHeaders.CONTENT_TYPE, "application/vnd.confluent.avro");
        add(headers, RecordHeaders.CONTRACT, contract.ref().toString());
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
