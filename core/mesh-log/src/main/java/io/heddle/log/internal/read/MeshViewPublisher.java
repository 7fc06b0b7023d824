// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.read;

import io.heddle.log.MeshView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Holds the newest view and notifies its subscribers. Thread-safe. */
public final class MeshViewPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(MeshViewPublisher.class);

    private final List<Consumer<MeshView>> listeners = new CopyOnWriteArrayList<>();
    private final Object deliveryOrder = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private volatile MeshView view = MeshView.EMPTY;
    private volatile boolean ready;

    public MeshView view() {
        return view;
    }

    void publish(MeshView newView) {
        synchronized (deliveryOrder) {
            boolean changed = !ready || !newView.equals(view);
            advance(newView);
            if (changed) {
                listeners.forEach(listener -> deliver(listener, newView));
            }
        }
    }

    private void advance(MeshView newView) {
        lock.lock();
        try {
            view = newView;
            ready = true;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls the listener with the current view, then with every new one.
     *
     * @return cancels the subscription
     */
    public Runnable subscribe(Consumer<MeshView> listener) {
        synchronized (deliveryOrder) {
            listeners.add(listener);
            if (ready) {
                deliver(listener, view);
            }
        }
        return () -> listeners.remove(listener);
    }

    private static void deliver(Consumer<MeshView> listener, MeshView view) {
        try {
            listener.accept(view);
        } catch (RuntimeException e) {
            // A failing listener must not prevent the others from being called.
            LOG.error("a listener of the mesh log failed with {}", e.getClass().getName(), e);
        }
    }

    public boolean await(long position, Duration timeout) {
        long remainingNanos = timeout.toNanos();
        lock.lock();
        try {
            while (!ready || view.position() < position) {
                if (remainingNanos <= 0) {
                    return false;
                }
                remainingNanos = advanced.awaitNanos(remainingNanos);
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
