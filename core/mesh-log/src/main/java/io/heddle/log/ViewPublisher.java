// SPDX-License-Identifier: Apache-2.0
package io.heddle.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The newest view and those who want to know of it. Thread-safe. */
final class ViewPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(ViewPublisher.class);

    private final List<Consumer<MeshView>> listeners = new CopyOnWriteArrayList<>();
    private final Object order = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile MeshView view = MeshView.EMPTY;
    private volatile boolean ready;

    MeshView view() {
        return view;
    }

    void publish(MeshView next) {
        synchronized (order) {
            boolean changed = !ready || !next.equals(view);
            advance(next);
            if (changed) {
                listeners.forEach(listener -> tell(listener, next));
            }
        }
    }

    private void advance(MeshView next) {
        lock.lock();
        try {
            view = next;
            ready = true;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    MeshLogReader.Subscription subscribe(Consumer<MeshView> listener) {
        synchronized (order) {
            listeners.add(listener);
            if (ready) {
                tell(listener, view);
            }
        }
        return () -> listeners.remove(listener);
    }

    private static void tell(Consumer<MeshView> listener, MeshView view) {
        try {
            listener.accept(view);
        } catch (RuntimeException e) {
            // One listener's defect must not keep the view from the others.
            LOG.error("a listener of the mesh log failed with {}", e.getClass().getName(), e);
        }
    }

    boolean await(long position, Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (!ready || view.position() < position) {
                if (left <= 0) {
                    return false;
                }
                left = advanced.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
