// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.governance.gate.schemas.SchemaViolations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LanesTest {
    private final Lanes lanes = new Lanes(LanesTest::holdingAll);

    /** Admission without any contract. */
    static Admission holdingAll() {
        Plans plans = new Plans(
                new PlanMaker(new ReferenceEngine(), Duration.ofMinutes(1)),
                new WriterSchemas(id -> new SchemaLookup.Answer.Unknown(), WriterSchemas.Retry.DEFAULT),
                new SchemaViolations(new RecordedEvents(), Clock.systemUTC()),
                Runnable::run);
        return new Admission(
                new Readiness(plans, new NoTopics(), new MetricsTopic(), new Trials(record -> {}, Runnable::run, System::nanoTime)),
                Clock.systemUTC());
    }

    @Test
    void shouldGiveAThreadsConsumerProducerAndProcessorsTheSameLaneAndNoOtherThread() throws InterruptedException {
        Lane first = lanes.ofConsumer(Map.of("client.id", "app-StreamThread-1-consumer"));
        Lane second = lanes.ofConsumer(Map.of("client.id", "app-StreamThread-2-consumer"));
        AtomicReference<Lane> seen = new AtomicReference<>();

        Thread thread = new Thread(() -> seen.set(lanes.current()), "app-StreamThread-2");
        thread.start();
        thread.join();

        assertThat(seen.get()).isSameAs(second).isNotSameAs(first);
        assertThat(lanes.ofProducer(Map.of("client.id", "app-StreamThread-2-producer"))).isSameAs(second);
        assertThat(lanes.ofProducer(Map.of("client.id", "app-StreamThread-1-producer"))).isSameAs(first);
    }

    @Test
    void shouldFailInsteadOfCountingForNobody() {
        assertThatThrownBy(lanes::current).hasMessageContaining("has no clients of its own");
        assertThatThrownBy(() -> lanes.ofProducer(Map.of("client.id", "other"))).hasMessageContaining("not named after a stream thread");
    }

    private static final class NoTopics implements TopicDirectory {
        @Override
        public @Nullable Facts facts(String topic) {
            return null;
        }

        @Override
        public void want(Collection<String> topics) {}

        @Override
        public void doubt(String topic) {}

        @Override
        public void refused(Collection<String> topics) {}
    }
}
