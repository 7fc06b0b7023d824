// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.decision;

/**
 * A record has to go to quarantine and is too large for it. The transaction is aborted, and the record waits until the
 * topic takes it. The message is made for people and quotes nothing of the record.
 */
public final class QuarantineTooSmallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final String missing;

    private QuarantineTooSmallException(String topic, String missing) {
        super(missing);
        this.topic = topic;
        this.missing = missing;
    }

    /** @param size what the topic would have to take, in bytes */
    static QuarantineTooSmallException of(String topic, long size) {
        return new QuarantineTooSmallException(
                topic, "max.message.bytes of topic " + topic + " to be " + size + " at least");
    }

    /** What the record waits for, in words for people. */
    public String missing() {
        return missing;
    }

    /** The topic that does not take the record. */
    public String topic() {
        return topic;
    }
}
