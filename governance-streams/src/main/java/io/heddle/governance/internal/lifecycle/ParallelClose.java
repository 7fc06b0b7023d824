// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends many things at once: a process of a hundred cells must not take a hundred times as long to end as one of one
 * cell.
 */
public final class ParallelClose {
    private static final Logger LOG = LoggerFactory.getLogger(ParallelClose.class);

    private ParallelClose() {}

    /**
     * Closes all of them at the same time and waits for that. One that fails or hangs keeps no other from its end.
     *
     * @param atMost how long to wait; those that take longer are left to themselves
     * @return whether all have ended, however they did
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
            LOG.warn("one of several did not end properly: {}", e.getClass().getSimpleName());
        } finally {
            open.countDown();
        }
    }
}
