// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import io.heddle.log.internal.codec.CommandRecords;
import io.heddle.log.internal.read.LogFold;
import io.heddle.log.internal.write.LogWriteFailures;
import io.heddle.log.internal.write.LogWriteStep;
import io.heddle.log.internal.write.LogWriterSession;
import io.heddle.log.retry.JitteredBackoff;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Writes the log by compare-and-set, from any number of processes concurrently, without a leader or a lock service.
 *
 * <p>All writers share one {@code transactional.id}. To write, a writer acquires the epoch ({@code initTransactions},
 * which fences the previous writer and completes or aborts its transaction), reads the log to its end, calls a pure
 * function for a {@link CommandDecision} on that view, and commits. If another writer acquires the epoch in between,
 * the commit fails and the writer retries on the newer view. A writer that still holds the epoch knows that no other
 * writer has written, so it decides immediately.
 *
 * <p>If the outcome of a commit is unknown (no response, or fenced while committing), the writer acquires the epoch
 * again, which makes the outcome final, and searches the records it then reads for the {@link CommandId}. Compaction
 * cannot have removed it: the search follows immediately, and the topic keeps every record for at least a day.
 *
 * <pre>{@code
 * CommandOutcome<String> outcome = writer.submit(view -> view.domain(name).isPresent()
 *         ? CommandDecision.refuse("exists")
 *         : CommandDecision.write(new MeshChange.PutDomain(entry)));
 * }</pre>
 *
 * <p>Thread-safe; executes one command at a time.
 */
public final class MeshLogWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MeshLogWriter.class);

    private final MeshLogConfig config;
    private final LogWriteStep.Hook hook;
    private final LogWriterSession session;
    private final ReentrantLock lock = new ReentrantLock(true);
    private boolean closed;

    private MeshLogWriter(MeshLogConfig config, LogWriteStep.Hook hook) {
        this.config = config;
        this.hook = hook;
        this.session = new LogWriterSession(config, hook);
    }

    /** Opens a writer. It connects when the first command is submitted. */
    public static MeshLogWriter open(MeshLogConfig config) {
        return open(config, LogWriteStep.Hook.NONE);
    }

    static MeshLogWriter open(MeshLogConfig config, LogWriteStep.Hook hook) {
        return new MeshLogWriter(config, hook);
    }

    /** Executes a command once. A caller that may have to repeat it uses {@link #submit(CommandId, Function)}. */
    public <R> CommandOutcome<R> submit(Function<MeshView, CommandDecision<R>> decide) {
        return submit(CommandId.random(), decide);
    }

    /**
     * Executes a command. If it has been executed before (its id is remembered for at least a day), it is not executed
     * again, and the outcome is {@link CommandOutcome.Committed}. A command that was refused or changed nothing leaves
     * no trace and is evaluated again.
     *
     * @param decide pure and fast; may run several times
     * @throws MeshLogUnavailableException if the cluster does not allow it within the timeout; never a refusal
     * @throws IllegalArgumentException if an entity is too large for the log (4 MB)
     * @throws IllegalStateException if this writer is closed, or {@code decide} submits a command
     */
    public <R> CommandOutcome<R> submit(CommandId command, Function<MeshView, CommandDecision<R>> decide) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a decision must not submit a command");
        }
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the mesh log writer is closed");
            }
            return retryUntilDecided(command, decide);
        } finally {
            lock.unlock();
        }
    }

    private <R> CommandOutcome<R> retryUntilDecided(CommandId command, Function<MeshView, CommandDecision<R>> decide) {
        long deadline = System.nanoTime() + config.writeTimeout().toNanos();
        JitteredBackoff backoff = new JitteredBackoff(Duration.ofMillis(4), Duration.ofMillis(500));
        boolean unknown = false;
        while (true) {
            try {
                boolean fresh = session.open();
                // Opening a session has completed or aborted any pending transaction: the command is either in what
                // has been read or will never be.
                unknown = false;
                Optional<CommandOutcome<R>> outcome = attempt(command, decide, fresh);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                session.releaseEpoch();
            } catch (KafkaException e) {
                unknown |= session.isCommitting();
                session.releaseEpoch();
                failOrBackOff(e, unknown, deadline, backoff);
            } catch (RuntimeException | Error e) {
                session.releaseEpoch();
                throw e;
            }
        }
    }

    /** Empty if the view that was used turned out not to be the newest. */
    private <R> Optional<CommandOutcome<R>> attempt(
            CommandId command, Function<MeshView, CommandDecision<R>> decide, boolean fresh) {
        MeshView view = session.fold().view();
        CommandOutcome<R> answer = new CommandOutcome.Committed<>(view);
        if (!session.fold().hasApplied(command)) {
            CommandDecision<R> decision = decide.apply(view);
            hook.onStep(LogWriteStep.AFTER_DECIDE);
            if (decision instanceof CommandDecision.Write<R> write && !write.changes().isEmpty()) {
                return Optional.of(new CommandOutcome.Committed<>(write(command, write.changes())));
            }
            if (decision instanceof CommandDecision.Refuse<R> refuse) {
                answer = new CommandOutcome.Refused<>(refuse.reason());
            }
        }
        // Nothing is written, so no commit can fail because of a concurrent writer: check explicitly.
        return fresh || session.isNewest() ? Optional.of(answer) : Optional.empty();
    }

    private MeshView write(CommandId command, List<MeshChange> changes) {
        List<ProducerRecord<byte[], byte[]>> records = CommandRecords.of(config.topic().value(), command, changes);
        List<RecordMetadata> written = session.write(records);
        LogFold fold = session.fold();
        try {
            session.readTo(written.get(written.size() - 1).offset() + 1);
        } catch (KafkaException e) {
            // The commit stands even if it cannot be read back now; the next command opens a new session.
            session.releaseEpoch();
            for (int i = 0; i < records.size(); i++) {
                ProducerRecord<byte[], byte[]> record = records.get(i);
                fold.apply(written.get(i).offset(), record.key(), record.value(), record.headers());
            }
        }
        return fold.view();
    }

    private void failOrBackOff(KafkaException e, boolean unknown, long deadline, JitteredBackoff backoff) {
        if (e instanceof RecordTooLargeException) {
            throw new IllegalArgumentException("an entry is larger than the log allows (4 MB)", e);
        }
        LOG.debug("retrying to write {} after {}", config.topic(), e.getClass());
        if (!LogWriteFailures.isRetriable(e)) {
            throw LogWriteFailures.permanentFailure(config, e, unknown);
        }
        if (System.nanoTime() > deadline) {
            throw LogWriteFailures.outage(config, e, unknown);
        }
        try {
            TimeUnit.NANOSECONDS.sleep(backoff.next().toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw LogWriteFailures.outage(config, e, unknown);
        }
    }

    /** Waits for the command in progress, then releases all resources. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            session.close();
        } finally {
            lock.unlock();
        }
    }
}
