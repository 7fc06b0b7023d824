// SPDX-License-Identifier: Apache-2.0
package io.heddle.log.internal.write;

import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogUnavailableException;
import io.heddle.log.internal.read.LogClientProperties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Separates retriable failures from permanent ones and creates the exceptions for the caller. */
public final class LogWriteFailures {
    private LogWriteFailures() {}

    /**
     * Fencing and outages are retriable; requests that the cluster rejects or does not support, and interrupts, are
     * not.
     */
    public static boolean isRetriable(KafkaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthorizationException
                    || cause instanceof AuthenticationException
                    || cause instanceof UnsupportedVersionException
                    || cause instanceof ConfigException
                    || cause instanceof InterruptException) {
                return false;
            }
        }
        return true;
    }

    public static MeshLogUnavailableException permanentFailure(MeshLogConfig config, KafkaException e,
            boolean unknown) {
        return new MeshLogUnavailableException(
                "the mesh log " + config.topic() + " cannot be written (" + kind(e)
                        + "); check the Kafka settings and that this identity may write the topic and use the"
                        + " transactional id " + LogClientProperties.transactionalId(config) + hint(unknown),
                unknown,
                e);
    }

    public static MeshLogUnavailableException outage(MeshLogConfig config, KafkaException e, boolean unknown) {
        return new MeshLogUnavailableException(
                "the mesh log " + config.topic() + " could not be written within " + config.writeTimeout().toSeconds()
                        + " s (" + kind(e) + "); check that the Kafka cluster is up and try again" + hint(unknown),
                unknown,
                e);
    }

    private static String kind(KafkaException e) {
        Throwable cause = e.getCause();
        return e.getClass().getSimpleName() + (cause == null ? "" : ", " + cause.getClass().getSimpleName());
    }

    private static String hint(boolean unknown) {
        return unknown ? "; it is unknown whether the command was executed; repeat it with the same command id" : "";
    }
}
