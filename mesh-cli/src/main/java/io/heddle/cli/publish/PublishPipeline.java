// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.publish;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Reads, converts and sends concurrently: one thread reads, two convert, and the calling thread sends in input order. A
 * bounded queue between them limits memory use.
 */
final class PublishPipeline {
    private static final int LINES_PER_BATCH = 256;
    private static final int BYTES_PER_BATCH = 256 * 1024;
    private static final int QUEUED_BATCHES = 16;
    private static final int CONVERTERS = 2;
    private static final Batch END = new Batch(null);
    private final LineReader reader;
    private final LineConverter converter;
    private final FilePublisher publisher;
    private final double nanosPerLine;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private volatile @Nullable IOException readFailure;

    /** @param rate the maximum number of lines per second */
    PublishPipeline(LineReader reader, LineConverter converter, FilePublisher publisher, int rate) {
        this.nanosPerLine = 1e9 / rate;
        this.reader = reader;
        this.converter = converter;
        this.publisher = publisher;
    }

    /** A batch in conversion; null marks the end of the input. */
    private record Batch(@Nullable Future<List<ConvertedLine>> lines) {
        boolean isEnd() {
            return lines == null;
        }
    }

    /**
     * Runs until the end of the input, a failure, or a stop request.
     *
     * @throws IOException if reading the input fails; lines read before that are sent
     */
    void run(BooleanSupplier stopRequested) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(
                CONVERTERS, Thread.ofPlatform().daemon().name("convert-", 1).factory());
        Thread reading = Thread.ofPlatform().daemon().name("read").start(() -> read(workers));
        long startNanos = System.nanoTime();
        long sent = 0;
        try {
            Batch batch = queue.poll(100, TimeUnit.MILLISECONDS);
            while (!(batch != null && batch.isEnd()) && publisher.failure() == null && !stopRequested.getAsBoolean()) {
                if (batch != null && batch.lines() != null) {
                    List<ConvertedLine> lines = converted(batch.lines());
                    publisher.send(lines);
                    sent += lines.size();
                    LockSupport.parkNanos(startNanos + (long) (sent * nanosPerLine) - System.nanoTime());
                }
                batch = queue.poll(100, TimeUnit.MILLISECONDS);
            }
        } finally {
            // Do not interrupt the reader: that would close the channel of standard input. As a daemon thread it ends
            // with the process.
            queue.clear();
            workers.shutdown();
        }
        if (readFailure != null && !reading.isInterrupted()) {
            throw readFailure;
        }
    }

    private static List<ConvertedLine> converted(Future<List<ConvertedLine>> lines) throws InterruptedException {
        try {
            return lines.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a converter failed", e.getCause());
        }
    }

    private void read(ExecutorService workers) {
        try {
            long first = 1;
            LineReader.Line line = reader.next();
            while (line != null) {
                List<LineReader.Line> lines = new ArrayList<>(LINES_PER_BATCH);
                int bytes = 0;
                while (line != null && lines.size() < LINES_PER_BATCH && bytes < BYTES_PER_BATCH) {
                    lines.add(line);
                    bytes += line.text() == null ? 0 : line.text().length;
                    line = reader.next();
                }
                LineBatch batch = new LineBatch(first, lines);
                queue.put(new Batch(workers.submit(() -> converter.convert(batch))));
                first += lines.size();
            }
        } catch (IOException e) {
            readFailure = e;
        } catch (InterruptedException | java.util.concurrent.RejectedExecutionException stopped) {
            return;
        }
        end();
    }

    private void end() {
        try {
            queue.put(END);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
