// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import io.heddle.cli.json.JsonToAvro;
import io.heddle.contract.Contract;
import io.heddle.contract.SchemaSource;
import io.heddle.contract.TopicName;
import io.heddle.contract.odcs.ContractReader;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.sdk.PublishedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class PublishPipelineTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: shop.orders
            domain: shop
            dataProduct: orders
            version: 1.0.0
            status: active
            team: {name: shop-team}
            schema:
              - name: order
                physicalType: topic
                logicalType: object
                properties:
                  - {name: note, logicalType: string}
                  - {name: order_id, logicalType: integer, physicalType: long, required: true, primaryKey: true}
            """;
    private static final PublishRunId RUN =
            PublishRunId.start(Instant.ofEpochMilli(1_800_000_000_000L), "orders.jsonl");
    private final List<RefusedLine> refusals = new ArrayList<>();

    @Test
    void shouldSendEveryLineInOrderUnderItsKeyAndNumber() throws Exception {
        FakeSink sink = new FakeSink(Long.MAX_VALUE);

        FilePublisher publisher = run(sink, lines(3_000), 0, new BitSet());

        assertThat(sink.keys).containsExactlyElementsOf(LongStream.rangeClosed(1, 3_000).boxed().toList());
        assertThat(sink.ids.get(2_999)).isEqualTo(RUN + "-3000");
        assertThat(publisher.counters().counts().acknowledged()).isEqualTo(3_000);
        assertThat(publisher.acknowledgedUpTo()).isEqualTo(3_000);
    }

    @Test
    void shouldAccountForEveryLine() throws Exception {
        FakeSink sink = new FakeSink(Long.MAX_VALUE);
        String text = "{\"order_id\": 1}\n\nnot json\n{\"order_id\": \"x\"}\n   \n{\"order_id\": 6, \"note\": \"n\"}";

        FilePublisher publisher = run(sink, text, 0, new BitSet());

        PublishCounters.Counts counts = publisher.counters().counts();
        assertThat(sink.keys).containsExactly(1L, 6L);
        assertThat(refusals).extracting(RefusedLine::line).containsExactly(3L, 4L);
        assertThat(counts).isEqualTo(new PublishCounters.Counts(6, 2, 2, 0, 0, 2, 0, 0));
        assertThat(counts.unconfirmed()).isZero();
        assertThat(publisher.acknowledgedUpTo()).isEqualTo(6);
    }

    @Test
    void shouldStopAtTheFirstFailureAndReportWhatArrived() throws Exception {
        FakeSink sink = new FakeSink(1_000);

        FilePublisher publisher = run(sink, lines(5_000), 0, new BitSet());

        assertThat(publisher.failure()).hasMessage("the broker is gone");
        assertThat(publisher.acknowledgedUpTo()).isEqualTo(1_000);
        assertThat(publisher.counters().counts().acknowledged()).isEqualTo(1_000);
        assertThat(publisher.counters().counts().unconfirmed()).isEqualTo(1);
    }

    @Test
    void shouldSendExactlyWhatIsMissingWhenResumed() throws Exception {
        BitSet arrived = new BitSet();
        arrived.set(1, 1_001);
        arrived.set(1_500);
        FakeSink sink = new FakeSink(Long.MAX_VALUE);

        FilePublisher publisher = run(sink, lines(2_000), 0, arrived);

        assertThat(sink.keys).containsExactlyElementsOf(
                LongStream.rangeClosed(1_001, 2_000).filter(line -> line != 1_500).boxed().toList());
        assertThat(publisher.counters().counts().alreadyThere()).isEqualTo(1_001);
        assertThat(publisher.acknowledgedUpTo()).isEqualTo(2_000);
    }

    @Test
    void shouldSkipTheGivenNumberOfLines() throws Exception {
        FakeSink sink = new FakeSink(Long.MAX_VALUE);

        run(sink, lines(10), 7, new BitSet());

        assertThat(sink.keys).containsExactly(8L, 9L, 10L);
    }

    @Test
    void shouldCountLinesWithoutGapsInAnyOrderOfAcknowledgements() {
        SettledLineTracker lineTracker = new SettledLineTracker();
        IntStream.rangeClosed(2, 200_000).forEach(lineTracker::acknowledge);
        assertThat(lineTracker.acknowledgedUpTo()).isZero();

        lineTracker.acknowledge(1);
        assertThat(lineTracker.acknowledgedUpTo()).isEqualTo(200_000);

        lineTracker.acknowledge(200_002);
        assertThat(lineTracker.acknowledgedUpTo()).isEqualTo(200_000);
    }

    @Test
    void shouldRecogniseItsOwnEventIds() {
        assertThat(RUN.lineOf(RUN.eventId(16_049))).hasValue(16_049);
        assertThat(PublishRunId.start(Instant.ofEpochMilli(1), "other").lineOf(RUN.eventId(1))).isEmpty();
        assertThat(RUN.lineOf("3f1c7a52-26e4-4a3f-9d5e-0b8f4a6c1d2e")).isEmpty();
        assertThat(PublishRunId.parse(RUN.toString())).contains(RUN);
        assertThat(PublishRunId.ofEvent(RUN.eventId(5))).contains(RUN);
        assertThat(RUN.isRunOf("orders.jsonl")).isTrue();
        assertThat(RUN.isRunOf("payments.jsonl")).isFalse();
    }

    private FilePublisher run(EncodedRecordSink sink, String text, long skip, BitSet arrived)
            throws IOException, InterruptedException {
        Contract contract = contract();
        FilePublisher publisher = new FilePublisher(sink, RUN, refusals::add);
        LineConverter converter = new LineConverter(
                JsonToAvro.of(contract.valueSchema()), new RecordKeyReader(contract), skip, arrived);
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        new PublishPipeline(reader, converter, publisher, Integer.MAX_VALUE).run(() -> false);
        publisher.finish(0);
        return publisher;
    }

    private static Contract contract() {
        ContractReading reading = ContractReader.read(CONTRACT, SchemaSource.NONE);
        assertThat(reading).isInstanceOf(ContractReading.Valid.class);
        return ((ContractReading.Valid) reading).contract();
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> "{\"order_id\": " + line + ", \"note\": \"n\"}")
                .collect(Collectors.joining("\n"));
    }

    /** Acknowledges a number of records immediately, then fails. */
    private static final class FakeSink implements EncodedRecordSink {
        private final long maxLines;
        private final List<@Nullable Object> keys = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();

        FakeSink(long maxLine) {
            this.maxLines = maxLine;
        }

        @Override
        public CompletableFuture<PublishedRecord> send(@Nullable Object key, byte[] avro, String id) {
            if (keys.size() >= maxLines) {
                return CompletableFuture.failedFuture(new IllegalStateException("the broker is gone"));
            }
            keys.add(key);
            ids.add(id);
            return CompletableFuture.completedFuture(new PublishedRecord(
                    new TopicName("shop.orders.v1.ingest"), 0, keys.size() - 1L, Instant.EPOCH, List.of()));
        }

        @Override
        public void flush() {}
    }
}
