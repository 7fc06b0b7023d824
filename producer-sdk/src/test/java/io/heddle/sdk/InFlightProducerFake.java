// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.time.Duration;

/** Records stay in flight until the test, {@code flush} or {@code close} completes them, as with Kafka's producer. */
final class InFlightProducerFake extends MockProducer<byte[], byte[]> {
    InFlightProducerFake() {
        super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Waits for what is in flight. */
    @Override
    public void close() {
        close(Duration.ofMillis(Long.MAX_VALUE));
    }

    /** Drops what the timeout leaves no time for. */
    @Override
    public void close(Duration timeout) {
        boolean inFlight = true;
        while (inFlight) {
            inFlight = timeout.isZero()
                    ? errorNext(new KafkaException("Producer is closed forcefully."))
                    : completeNext();
        }
        super.close(timeout);
    }
}
