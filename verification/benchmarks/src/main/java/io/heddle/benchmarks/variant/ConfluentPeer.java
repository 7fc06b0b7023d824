// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.variant;

import dev.cel.runtime.CelEvaluationException;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The work of a streams application with Confluent's serdes: deserialize, check with cel-java, mask with Tink,
 * serialize. Uses Confluent's mock registry to exclude the network. The serializer is configured for speed: a fixed
 * schema id avoids the lookup. The deserializer cannot use Avro's fast reader, which does not support subclasses of
 * {@code GenericData} such as Confluent's.
 */
public final class ConfluentPeer {
    private static final String TOPIC = "bench.records.v1";

    private final byte[][] records;
    private final CelJavaRules rules;
    private final PlainFieldEdits masks;
    private final KafkaAvroDeserializer deserializer;
    private final KafkaAvroSerializer serializer;

    /** @param records records in the wire format, with the id that a new registry assigns to its first schema */
    public ConfluentPeer(Schema schema, List<byte[]> records, CelJavaRules rules, PlainFieldEdits masks)
            throws IOException, RestClientException {
        this.records = records.toArray(byte[][]::new);
        this.rules = rules;
        this.masks = masks;
        SchemaRegistryClient registry = new MockSchemaRegistryClient();
        int id = registry.register(TOPIC + "-value", new AvroSchema(schema));
        if (id != BenchmarkWireFormat.SCHEMA_ID) {
            throw new IllegalStateException("the mock registry gave the id " + id);
        }
        Map<String, Object> config = Map.of(
                "schema.registry.url", "mock://bench",
                "auto.register.schemas", false,
                "use.schema.id", id,
                "id.compatibility.strict", false);
        deserializer = new KafkaAvroDeserializer(registry, config);
        serializer = new KafkaAvroSerializer(registry, config);
    }

    public RecordOperation governOperation() {
        return this::govern;
    }

    private byte[] govern(int index) throws CelEvaluationException {
        GenericRecord record = (GenericRecord) deserializer.deserialize(TOPIC, records[index]);
        if (!rules.satisfiesAll(record)) {
            throw new IllegalStateException("record " + index + " breaks a rule");
        }
        masks.mask(record);
        return serializer.serialize(TOPIC, record);
    }
}
