// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk.internal.publish;

import io.heddle.contract.TopicName;
import io.heddle.sdk.HeddleException;
import io.heddle.sdk.MeshUnavailableException;
import io.heddle.sdk.PublishException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/** Converts Kafka's failures to SDK exceptions that indicate who has to act. */
final class SendFailures {
    private SendFailures() {}

    static HeddleException toException(TopicName topic, Exception failure) {
        if (failure instanceof RecordTooLargeException || failure instanceof RecordBatchTooLargeException) {
            return new PublishException("the record is larger than " + topic + " allows; it was not sent", failure);
        }
        if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
            return new PublishException("the broker does not permit this client to write to " + topic, failure);
        }
        if (failure instanceof RetriableException) {
            return new MeshUnavailableException(
                    "the broker did not acknowledge a record for " + topic
                            + " in time; the record is valid, but it is unknown whether it was stored",
                    failure);
        }
        if (failure instanceof IllegalStateException) {
            return new PublishException("the connection to the mesh is closed", failure);
        }
        return new PublishException(
                "Kafka did not accept a record for " + topic + " (" + failure.getClass().getSimpleName()
                        + ")",
                failure);
    }
}
