// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;

/**
 * A record has to go to quarantine and is too large for it. The transaction is aborted, and the record waits until the
 * topic takes it. The message is made for people and quotes nothing of the record.
 */
public final class QuarantineTooSmallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final long bytes;

    /** @param bytes what the topic would have to take */
    QuarantineTooSmallException(String topic, long bytes) {
        super(MissingText.of(new Missing.RecordSize(topic, bytes)));
        this.topic = topic;
        this.bytes = bytes;
    }

    /** What the record waits for. */
    public Missing missing() {
        return new Missing.RecordSize(topic, bytes);
    }

    /** The topic that does not take the record. */
    public String topic() {
        return topic;
    }
}
