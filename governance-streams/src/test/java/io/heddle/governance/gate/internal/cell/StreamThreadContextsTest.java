// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cell;

import io.heddle.governance.fixture.RecordingEventPublisher;
import io.heddle.governance.fixture.ReferenceEngine;
import io.heddle.governance.gate.internal.admission.AdmissionControl;
import io.heddle.governance.gate.internal.admission.RecordReadiness;
import io.heddle.governance.gate.internal.admission.RetryProbe;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.plan.PlanCompiler;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.governance.gate.internal.schema.SchemaLookup;
import io.heddle.governance.gate.internal.schema.SchemaViolationReporter;
import io.heddle.governance.gate.internal.schema.WriterSchemaResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class StreamThreadContextsTest {
    private final StreamThreadContexts contexts = new StreamThreadContexts(StreamThreadContextsTest::holdingAll);

    /** Admission without any contract. */
    public static AdmissionControl holdingAll() {
        PlanRegistry plans = new PlanRegistry(
                new PlanCompiler(new ReferenceEngine(), Duration.ofMinutes(1)),
                new WriterSchemaResolver(id -> new SchemaLookup.Answer.Unknown(), WriterSchemaResolver.Retry.DEFAULT),
                new SchemaViolationReporter(new RecordingEventPublisher(), Clock.systemUTC()),
                Runnable::run);
        return new AdmissionControl(
                new RecordReadiness(plans, new NoTopics(), new MetricsSchema(),
                        new RetryProbe(record -> {}, Runnable::run, System::nanoTime)),
                Clock.systemUTC());
    }

    @Test
    void shouldShareOneContextPerThreadBetweenItsConsumerProducerAndProcessors() throws InterruptedException {
        StreamThreadContext first = contexts.forConsumer(Map.of("client.id", "app-StreamThread-1-consumer"));
        StreamThreadContext second = contexts.forConsumer(Map.of("client.id", "app-StreamThread-2-consumer"));
        AtomicReference<StreamThreadContext> seen = new AtomicReference<>();

        Thread thread = new Thread(() -> seen.set(contexts.current()), "app-StreamThread-2");
        thread.start();
        thread.join();

        assertThat(seen.get()).isSameAs(second).isNotSameAs(first);
        assertThat(contexts.forProducer(Map.of("client.id", "app-StreamThread-2-producer"))).isSameAs(second);
        assertThat(contexts.forProducer(Map.of("client.id", "app-StreamThread-1-producer"))).isSameAs(first);
    }

    @Test
    void shouldFailOnAThreadWithoutAContext() {
        assertThatThrownBy(contexts::current).hasMessageContaining("has no clients of its own");
        assertThatThrownBy(() -> contexts.forProducer(Map.of("client.id", "other")))
                .hasMessageContaining("not named after a stream thread");
    }

    private static final class NoTopics implements TopicDirectory {
        @Override
        public @Nullable TopicFacts facts(String topic) {
            return null;
        }

        @Override
        public void requestFacts(Collection<String> topics) {}

        @Override
        public void refreshSoon(String topic) {}

        @Override
        public void markRefused(Collection<String> topics) {}
    }
}
