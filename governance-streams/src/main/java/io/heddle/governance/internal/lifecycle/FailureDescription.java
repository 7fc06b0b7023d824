// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.internal.lifecycle;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/**
 * Describes a failure for health: its kind and, if known, how to fix it. Never its message, which may quote a record.
 */
final class FailureDescription {
    private FailureDescription() {}

    static String of(Throwable cause, String applicationId) {
        String kind = cause.getClass().getSimpleName();
        String fix = fix(cause, applicationId);
        return fix.isEmpty() ? kind : kind + ": " + fix;
    }

    private static String fix(Throwable cause, String applicationId) {
        return switch (cause) {
            case TopicAuthorizationException topics ->
                "grant this application READ or WRITE on " + String.join(", ", topics.unauthorizedTopics());
            case GroupAuthorizationException group -> "grant this application READ on group " + group.groupId();
            case TransactionalIdAuthorizationException ids ->
                "grant this application WRITE on transactional ids that begin with " + applicationId;
            case ClusterAuthorizationException cluster -> "grant this application IDEMPOTENT_WRITE on the cluster";
            case AuthenticationException login -> "correct the credentials for Kafka";
            case TimeoutException late -> "Kafka does not answer in time; check that its brokers are running";
            case ProducerFencedException fenced -> "another instance took over, or the transaction timed out";
            case InvalidProducerEpochException fenced -> "another instance took over, or the transaction timed out";
            default -> "";
        };
    }
}
