// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.keys;

import io.heddle.contract.FieldPath;
import io.heddle.contract.ProductId;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Enforces a timeout on a key provider by calling it on separate threads. A call that takes longer is abandoned and
 * reported as an outage, so that a hanging provider does not block work that needs no keys. Exceptions of the provider
 * are rethrown unchanged. Meant for providers that use the network; a {@link FileKeyset} answers from memory and does
 * not need it. Costs a thread switch per value. Thread-safe.
 *
 * <p>At most {@value #THREADS} calls run at a time: while that many hang, further calls are rejected immediately.
 *
 * <pre>{@code
 * RecordEngine engine = new CompiledRecordEngine(TimeLimitedKeyProvider.of(kms, Duration.ofSeconds(2)));
 * }</pre>
 */
public final class TimeLimitedKeyProvider implements KeyProvider {
    /** The maximum number of concurrent calls. */
    public static final int THREADS = 16;

    private final KeyProvider keys;
    private final Duration limit;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    TimeLimitedKeyProvider::thread);

    private TimeLimitedKeyProvider(KeyProvider keys, Duration limit) {
        this.keys = keys;
        this.limit = limit;
    }

    /**
     * @param limit the timeout of a call, a second or two
     * @throws IllegalArgumentException if it is not positive
     */
    public static KeyProvider of(KeyProvider keys, Duration limit) {
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("the timeout for keys is " + limit + "; expected 1 ms or more");
        }
        return new TimeLimitedKeyProvider(keys, limit);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "heddle-keys");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public byte[] pseudorandom(byte[] input) {
        return callWithTimeout(() -> keys.pseudorandom(input));
    }

    @Override
    public int tokenVersion() {
        return callWithTimeout(keys::tokenVersion);
    }

    @Override
    public FieldCipher cipher(ProductId product, FieldPath field) {
        FieldCipher cipher = callWithTimeout(() -> keys.cipher(product, field));
        return new FieldCipher() {
            @Override
            public byte[] encrypt(byte[] value) {
                return callWithTimeout(() -> cipher.encrypt(value));
            }

            @Override
            public byte[] decrypt(byte[] encrypted) throws DecryptionException {
                return callWithTimeout(() -> cipher.decrypt(encrypted), DecryptionException.class);
            }
        };
    }

    private <T> T callWithTimeout(Callable<T> question) {
        return callWithTimeout(question, RuntimeException.class);
    }

    /** @param declared a kind of exception that the provider may throw besides unchecked ones */
    private <T, E extends Exception> T callWithTimeout(Callable<T> question, Class<E> declared) throws E {
        Future<T> answer;
        try {
            answer = threads.submit(question);
        } catch (RejectedExecutionException e) {
            throw new KeysetException(
                    "the key provider hangs: " + THREADS + " requests are unanswered;"
                            + " check the provider and the connection to it");
        }
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KeysetException(
                    "the key provider does not answer within " + limit.toMillis() + " ms;"
                            + " check the provider and the connection to it");
        } catch (ExecutionException e) {
            if (declared.isInstance(e.getCause())) {
                throw declared.cast(e.getCause());
            }
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new KeysetException("the key provider has a defect; check its log and fix it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysetException("interrupted while waiting for the key provider");
        } finally {
            answer.cancel(true);
        }
    }
}
