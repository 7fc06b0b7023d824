// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.TopicName;
import io.heddle.contract.Violation;

import java.time.Instant;
import java.util.List;

/**
 * The position of a record in the product's ingest topic. It is durable there (acknowledged by all in-sync replicas);
 * the gate forwards it to the output ports.
 *
 * @param topic the ingest topic
 * @param timestamp the record's timestamp, preserved on the output ports
 * @param findings violated rules of severity warning and, with {@link PublishOptions#observe()}, also those of severity
 *        error: the gate will quarantine such a record
 */
public record PublishedRecord(TopicName topic, int partition, long offset, Instant timestamp,
        List<Violation> findings) {
    public PublishedRecord {
        findings = List.copyOf(findings);
    }
}
