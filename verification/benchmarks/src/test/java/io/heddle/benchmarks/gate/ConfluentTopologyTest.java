// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.gate;

import io.heddle.benchmarks.data.BenchmarkDataset;
import io.heddle.benchmarks.workload.GovernedProduct;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;

class ConfluentTopologyTest {
    @Test
    void shouldPublishEachRecordMasked() throws Exception {
        GovernedProduct product = GovernedProduct.named("order");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "peer");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        BenchmarkRecordSource source = BenchmarkRecordSource.of(product);
        try (TopologyTestDriver driver =
                new TopologyTestDriver(ConfluentTopology.of(product, "from", "to"), properties)) {
            var in = driver.createInputTopic("from", new ByteArraySerializer(), new ByteArraySerializer());
            var out = driver.createOutputTopic("to", new ByteArrayDeserializer(), new ByteArrayDeserializer());
            for (int i = 0; i < BenchmarkDataset.SIZE; i++) {
                ProducerRecord<byte[], byte[]> record = source.record(i);
                in.pipeInput(record.key(), record.value());
                GenericRecord masked = read(product, out.readValue());
                assertThat(masked.get("customer_name").toString()).isEqualTo("***");
                assertThat(masked.get("email").toString()).matches("[0-9a-f]{32}");
                assertThat(masked.get("total_cents")).isEqualTo(product.data().records().get(i).get("total_cents"));
            }
            assertThat(out.isEmpty()).isTrue();
        }
    }

    private static GenericRecord read(GovernedProduct product, byte[] value) throws Exception {
        return new GenericDatumReader<GenericRecord>(product.data().schema())
                .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
    }
}
