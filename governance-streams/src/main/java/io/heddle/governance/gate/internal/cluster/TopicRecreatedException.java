// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

/**
 * An ingest topic was deleted and recreated. The cell's transaction is aborted and the cell restarts, because the
 * records that Kafka Streams has buffered may be of either topic.
 */
public final class TopicRecreatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicRecreatedException(String topic) {
        super("topic " + topic + " was deleted and recreated");
    }
}
