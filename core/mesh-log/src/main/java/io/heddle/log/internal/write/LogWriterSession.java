// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.write;

import io.heddle.log.MeshLogConfig;
import io.heddle.log.internal.read.LogClientProperties;
import io.heddle.log.internal.read.LogFold;
import io.heddle.log.internal.read.LogFollower;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The clients of a writer: the producer that holds the epoch, and the view that decisions are based on. Opening a
 * session fences the previous writer and waits until that writer's last transaction is completed or aborted; reading to
 * the end then returns everything that any earlier writer has written or ever will. Not thread-safe.
 */
public final class LogWriterSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final MeshLogConfig config;
    private final TopicPartition partition;
    private final LogWriteStep.Hook hook;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable LogFollower follower;
    private @Nullable Admin admin;
    private boolean committing;

    public LogWriterSession(MeshLogConfig config, LogWriteStep.Hook hook) {
        this.config = config;
        this.partition = new TopicPartition(config.topic().value(), 0);
        this.hook = hook;
    }

    /** Unless this session holds the epoch, acquires it and reads to the end; returns whether it did so. */
    public boolean open() {
        boolean fresh = producer == null;
        committing = false;
        if (fresh) {
            hook.onStep(LogWriteStep.BEFORE_INIT);
            KafkaProducer<byte[], byte[]> opening =
                    new KafkaProducer<>(
                            LogClientProperties.producer(config), new ByteArraySerializer(), new ByteArraySerializer());
            producer = opening;
            opening.initTransactions();
            hook.onStep(LogWriteStep.AFTER_INIT);
            readTo(end());
        }
        hook.onStep(LogWriteStep.AFTER_READ);
        return fresh;
    }

    public LogFold fold() {
        return follower().fold();
    }

    /** Whether no other writer has written, or started to, since this session last read. */
    public boolean isNewest() {
        return follower().position() >= end();
    }

    /** Whether the last write had started to commit, so that only a new session can determine its outcome. */
    public boolean isCommitting() {
        return committing;
    }

    /** Writes the records in one transaction; it is committed when this method returns. */
    public List<RecordMetadata> write(List<ProducerRecord<byte[], byte[]>> records) {
        KafkaProducer<byte[], byte[]> current = Objects.requireNonNull(producer, "open() comes first");
        current.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            sent.add(current.send(record));
        }
        hook.onStep(LogWriteStep.AFTER_SEND);
        List<RecordMetadata> written = new ArrayList<>();
        for (Future<RecordMetadata> future : sent) {
            written.add(get(future));
        }
        hook.onStep(LogWriteStep.BEFORE_COMMIT);
        committing = true;
        current.commitTransaction();
        committing = false;
        hook.onStep(LogWriteStep.AFTER_COMMIT);
        return written;
    }

    /** Reads until everything below the offset has been read, skipping aborted records and transaction markers. */
    public void readTo(long end) {
        long deadline = System.nanoTime() + LogClientProperties.stepTimeout(config).toNanos();
        try {
            while (follower().position() < end) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("the end of the log was not reached in time");
                }
                follower().poll(POLL);
            }
        } catch (KafkaException e) {
            if (!(e instanceof RetriableException)) {
                closeFollower();
            }
            throw e;
        }
    }

    /**
     * The end of the log, including uncommitted records. The last stable offset would not be enough: an open
     * transaction of an unrelated producer hides commits behind it, and a decision would be based on an outdated view.
     */
    private long end() {
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        ListOffsetsResultInfo end = get(admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()), options)
                .partitionResult(partition));
        return end.offset();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    private LogFollower follower() {
        LogFollower current = follower;
        if (current == null) {
            current = new LogFollower(config);
            follower = current;
        }
        return current;
    }

    private Admin admin() {
        Admin current = admin;
        if (current == null) {
            current = Admin.create(LogClientProperties.admin(config));
            admin = current;
        }
        return current;
    }

    /** Releases the epoch; an open transaction is completed or aborted when the epoch is acquired next. */
    public void releaseEpoch() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void closeFollower() {
        if (follower != null) {
            follower.close();
            follower = null;
        }
    }

    @Override
    public void close() {
        releaseEpoch();
        closeFollower();
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
