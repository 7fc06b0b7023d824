// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

/**
 * An ingest topic was deleted and made again. The cell's transaction is aborted and it starts again: what Kafka Streams has in
 * its buffers may be of either topic.
 */
final class TopicMadeAgainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicMadeAgainException(String topic) {
        super("topic " + topic + " was deleted and made again");
    }
}
