// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

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
 * A writer's clients: the producer while it holds the epoch, and the view it decides on. Opening it fences the previous
 * writer and waits until the fate of that writer's last transaction is sealed, so that what is then read to the end is
 * everything that any earlier writer ever wrote or will write. Not thread-safe.
 */
final class WriterSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final MeshLogConfig config;
    private final TopicPartition partition;
    private final WriteStep.Hook hook;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable LogFollower follower;
    private @Nullable Admin admin;
    private boolean committing;

    WriterSession(MeshLogConfig config, WriteStep.Hook hook) {
        this.config = config;
        this.partition = new TopicPartition(config.topic().value(), 0);
        this.hook = hook;
    }

    /** Takes the epoch and reads to the end, unless this session holds the epoch; whether it did so now. */
    boolean open() {
        boolean fresh = producer == null;
        committing = false;
        if (fresh) {
            hook.at(WriteStep.BEFORE_INIT);
            KafkaProducer<byte[], byte[]> opening =
                    new KafkaProducer<>(config.producer(), new ByteArraySerializer(), new ByteArraySerializer());
            producer = opening;
            opening.initTransactions();
            hook.at(WriteStep.AFTER_INIT);
            readTo(end());
        }
        hook.at(WriteStep.AFTER_READ);
        return fresh;
    }

    LogFold fold() {
        return follower().fold();
    }

    /** Whether nobody has written, or begun to, since this session last read. */
    boolean isNewest() {
        return follower().position() >= end();
    }

    /** Whether the last write got as far as asking for its commit: then only a new session can tell its fate. */
    boolean isCommitting() {
        return committing;
    }

    /** Writes in one transaction; when this returns it is committed. */
    List<RecordMetadata> write(List<ProducerRecord<byte[], byte[]>> records) {
        KafkaProducer<byte[], byte[]> open = Objects.requireNonNull(producer, "open() comes first");
        open.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            sent.add(open.send(record));
        }
        hook.at(WriteStep.AFTER_SEND);
        List<RecordMetadata> written = new ArrayList<>();
        for (Future<RecordMetadata> future : sent) {
            written.add(get(future));
        }
        hook.at(WriteStep.BEFORE_COMMIT);
        committing = true;
        open.commitTransaction();
        committing = false;
        hook.at(WriteStep.AFTER_COMMIT);
        return written;
    }

    /** Reads until everything below the offset is read, moving over what is no record. */
    void readTo(long end) {
        long deadline = System.nanoTime() + config.stepTimeout().toNanos();
        try {
            while (follower().position() < end) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("the end of the log was not reached in time");
                }
                follower().poll(POLL);
            }
        } catch (KafkaException e) {
            if (!(e instanceof RetriableException)) {
                dropFollower();
            }
            throw e;
        }
    }

    /**
     * The end of the log whether committed or not. The end of what is committed would not do: behind the open
     * transaction of a foreign producer it hides commits of our own kind, and one would decide on a past view.
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
        LogFollower open = follower;
        if (open == null) {
            open = new LogFollower(config);
            follower = open;
        }
        return open;
    }

    private Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(config.admin());
            admin = open;
        }
        return open;
    }

    /** Lets go of the epoch; a transaction under way is ended by whoever takes it next. */
    void drop() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private void dropFollower() {
        if (follower != null) {
            follower.close();
            follower = null;
        }
    }

    @Override
    public void close() {
        drop();
        dropFollower();
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
