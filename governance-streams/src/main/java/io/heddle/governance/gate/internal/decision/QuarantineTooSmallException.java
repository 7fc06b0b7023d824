// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;

/**
 * A record must go to quarantine but exceeds the topic's size limit. The transaction is aborted, and the record waits
 * until the limit is raised. The message is for people and contains no record content.
 */
public final class QuarantineTooSmallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final long bytes;

    /** @param bytes the size limit that the topic needs */
    QuarantineTooSmallException(String topic, long bytes) {
        super(MissingText.of(new Missing.RecordSize(topic, bytes)));
        this.topic = topic;
        this.bytes = bytes;
    }

    /** What the record waits for. */
    public Missing missing() {
        return new Missing.RecordSize(topic, bytes);
    }

    /** The topic that rejects the record. */
    public String topic() {
        return topic;
    }
}
