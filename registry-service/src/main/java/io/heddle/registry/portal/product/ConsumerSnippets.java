// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import java.util.List;

/**
 * Code that reads an output port, with the actual addresses of this mesh. Consumers need nothing from Heddle: the port
 * uses the Confluent wire format.
 */
final class ConsumerSnippets {
    private ConsumerSnippets() {}

    /** @param keyed whether keys are Avro, too; otherwise there are none */
    static List<CodeSnippet> of(String bootstrapServers, String schemaRegistry, String topic, boolean keyed) {
        return List.of(java(bootstrapServers, schemaRegistry, topic, keyed),
                kafkajs(bootstrapServers, schemaRegistry, topic, keyed),
                python(bootstrapServers, schemaRegistry, topic, keyed),
                kcat(bootstrapServers, schemaRegistry, topic, keyed));
    }

    private static CodeSnippet java(String bootstrapServers, String schemaRegistry, String topic, boolean keyed) {
        String key = keyed
                ? "io.confluent.kafka.serializers.KafkaAvroDeserializer"
                : "org.apache.kafka.common.serialization.ByteArrayDeserializer";
        return new CodeSnippet("java", "Java", "org.apache.kafka:kafka-clients, io.confluent:kafka-avro-serializer", """
                import org.apache.avro.generic.GenericRecord;
                import org.apache.kafka.clients.consumer.KafkaConsumer;

                import java.time.Duration;
                import java.util.List;
                import java.util.Map;

                public class Read {
                    public static void main(String[] args) {
                        Map<String, Object> config = Map.of(
                                "bootstrap.servers", "%s",
                                "schema.registry.url", "%s",
                                "group.id", "my-domain.my-application",
                                "auto.offset.reset", "earliest",
                                "isolation.level", "read_committed",
                                "key.deserializer", "%s",
                                "value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer");
                        try (var consumer = new KafkaConsumer<Object, GenericRecord>(config)) {
                            consumer.subscribe(List.of("%s"));
                            while (true) {
                                consumer.poll(Duration.ofSeconds(1))
                                        .forEach(record -> System.out.println(record.key() + " " + record.value()));
                            }
                        }
                    }
                }
                """.formatted(bootstrapServers, schemaRegistry, key, topic));
    }

    private static CodeSnippet kafkajs(String bootstrapServers, String schemaRegistry, String topic, boolean keyed) {
        String key = keyed ? "message.key && await registry.decode(message.key)" : "message.key";
        return new CodeSnippet("kafkajs", "kafkajs", "npm install kafkajs @kafkajs/confluent-schema-registry", """
                const { Kafka } = require('kafkajs');
                const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

                const kafka = new Kafka({ clientId: 'my-application', brokers: [%s] });
                const registry = new SchemaRegistry({ host: '%s' });
                const consumer = kafka.consumer({ groupId: 'my-domain.my-application' });

                (async () => {
                  await consumer.connect();
                  await consumer.subscribe({ topics: ['%s'], fromBeginning: true });
                  await consumer.run({
                    eachMessage: async ({ message }) => {
                      const key = %s;
                      const value = message.value && await registry.decode(message.value);
                      console.log(key, value);
                    },
                  });
                })();
                """.formatted(brokers(bootstrapServers), schemaRegistry, topic, key));
    }

    private static CodeSnippet python(String bootstrapServers, String schemaRegistry, String topic, boolean keyed) {
        String key = keyed
                ? "read(message.key(), SerializationContext(message.topic(), MessageField.KEY))"
                : "message.key()";
        return new CodeSnippet("python", "Python", "pip install \"confluent-kafka[avro,schemaregistry]\"", """
                from confluent_kafka import Consumer
                from confluent_kafka.schema_registry import SchemaRegistryClient
                from confluent_kafka.schema_registry.avro import AvroDeserializer
                from confluent_kafka.serialization import MessageField, SerializationContext

                read = AvroDeserializer(SchemaRegistryClient({"url": "%s"}))
                consumer = Consumer({
                    "bootstrap.servers": "%s",
                    "group.id": "my-domain.my-application",
                    "auto.offset.reset": "earliest",
                    "isolation.level": "read_committed",
                })
                consumer.subscribe(["%s"])

                while True:
                    message = consumer.poll(1.0)
                    if message is None:
                        continue
                    if message.error():
                        raise SystemExit(message.error())
                    key = %s
                    value = read(message.value(), SerializationContext(message.topic(), MessageField.VALUE))
                    print(key, value)
                """.formatted(schemaRegistry, bootstrapServers, topic, key));
    }

    private static CodeSnippet kcat(String bootstrapServers, String schemaRegistry, String topic, boolean keyed) {
        return new CodeSnippet("kcat", "kcat", "kcat, built with Avro support", """
                kcat -C -b %s -t %s \\
                  -s key=%s -s value=avro -r %s \\
                  -X isolation.level=read_committed -o beginning -e
                """.formatted(bootstrapServers, topic, keyed ? "avro" : "s", schemaRegistry));
    }

    private static String brokers(String bootstrapServers) {
        return "'" + String.join("', '", bootstrapServers.split("\\s*,\\s*")) + "'";
    }
}
