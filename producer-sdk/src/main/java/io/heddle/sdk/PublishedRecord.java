// SPDX-License-Identifier: Apache-2.0
package io.heddle.sdk;

import io.heddle.contract.TopicName;
import io.heddle.contract.Violation;

import java.time.Instant;
import java.util.List;

/**
 * Where a record stands in the product's ingest port. It is safe there (acknowledged by all in-sync replicas); the gate
 * carries it on to the output ports.
 *
 * @param topic the ingest topic
 * @param timestamp the record's timestamp, kept all the way to the output ports
 * @param findings broken rules of severity warning, and with {@link PublishOptions#observe()} those of severity error
 *        too: the gate will quarantine such a record
 */
public record PublishedRecord(TopicName topic, int partition, long offset, Instant timestamp,
        List<Violation> findings) {
    public PublishedRecord {
        findings = List.copyOf(findings);
    }
}
