// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

/**
 * A record has to go to quarantine and is too large for it. The transaction is aborted, and the record waits until the
 * topic takes it. The message is made for people and quotes nothing of the record.
 */
final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final String missing;

    private UnfitException(String topic, String missing) {
        super(missing);
        this.topic = topic;
        this.missing = missing;
    }

    /** @param size what the topic would have to take, in bytes */
    static UnfitException of(String topic, long size) {
        return new UnfitException(
                topic, "max.message.bytes of topic " + topic + " to be " + size + " at least");
    }

    /** What the record waits for, in words for people. */
    String missing() {
        return missing;
    }

    /** The topic that does not take the record. */
    String topic() {
        return topic;
    }
}
