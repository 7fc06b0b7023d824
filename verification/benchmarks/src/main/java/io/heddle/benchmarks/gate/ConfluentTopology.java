// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import dev.cel.runtime.CelEvaluationException;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.heddle.benchmarks.variant.BenchmarkMaskingKeys;
import io.heddle.benchmarks.variant.CelJavaRules;
import io.heddle.benchmarks.variant.PlainFieldEdits;
import io.heddle.benchmarks.variant.TinkMasks;
import io.heddle.benchmarks.workload.GovernedProduct;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

import java.util.Map;

/** The same governance, built competently with Confluent's serdes, cel-java and Tink; it collects no metrics. */
final class ConfluentTopology {
    private ConfluentTopology() {}

    static Topology of(GovernedProduct product, String ingestTopic, String outputTopic) throws Exception {
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        int schemaId = registry.register(outputTopic + "-value", new AvroSchema(product.data().schema()));
        Map<String, Object> config = Map.of(
                "schema.registry.url", "mock://bench",
                "auto.register.schemas", false,
                "use.schema.id", schemaId,
                "id.compatibility.strict", false);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry, config);
        PlainFieldEdits masks = product.peerMasks(new TinkMasks(BenchmarkMaskingKeys.create()));
        return new Topology()
                .addSource(
                        "in",
                        new ByteArrayDeserializer(),
                        (topic, bytes) -> (GenericRecord) deserializer.deserialize(topic, bytes),
                        ingestTopic)
                .addProcessor("govern", () -> new GovernanceProcessor(product.peerRules(), masks), "in")
                .addSink("out", outputTopic, new ByteArraySerializer(), new KafkaAvroSerializer(registry, config),
                        "govern");
    }

    private static final class GovernanceProcessor extends ContextualProcessor<byte[], GenericRecord, byte[], Object> {
        private final CelJavaRules rules;
        private final PlainFieldEdits masks;

        GovernanceProcessor(CelJavaRules rules, PlainFieldEdits masks) {
            this.rules = rules;
            this.masks = masks;
        }

        @Override
        public void process(Record<byte[], GenericRecord> record) {
            try {
                if (!rules.satisfiesAll(record.value())) {
                    throw new IllegalStateException("a record breaks a rule");
                }
            } catch (CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
            masks.mask(record.value());
            context().forward(record.withValue(record.value()));
        }
    }
}
