// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes many resources in parallel, so that a process with a hundred cells stops as fast as one with a single cell.
 */
public final class ParallelClose {
    private static final Logger LOG = LoggerFactory.getLogger(ParallelClose.class);

    private ParallelClose() {}

    /**
     * Closes all of them in parallel and waits. One that fails or hangs does not affect the others.
     *
     * @param atMost how long to wait; those that take longer continue in the background
     * @return whether all have finished, with or without an exception
     */
    public static boolean close(Collection<? extends AutoCloseable> closeables, Duration atMost) {
        CountDownLatch open = new CountDownLatch(closeables.size());
        for (AutoCloseable closeable : closeables) {
            Thread.ofVirtual().start(() -> close(closeable, open));
        }
        try {
            return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void close(AutoCloseable closeable, CountDownLatch open) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.warn("a component did not close cleanly: {}", e.getClass().getSimpleName());
        } finally {
            open.countDown();
        }
    }
}
