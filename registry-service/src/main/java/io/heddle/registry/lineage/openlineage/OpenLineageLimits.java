// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

/** Size limits of events; they protect the readers of the topic from whatever a job reports. */
final class OpenLineageLimits {
    /** The size of one event; the same as Kafka's default limit for a record. */
    static final int EVENT_BYTES = 1 << 20;

    /** The size of a batch request; equal to the registry's limit for any request. */
    static final int BATCH_BYTES = 4 << 20;

    static final int EVENTS_PER_BATCH = 1_000;
    static final int DATASETS = 1_000;
    static final int FIELD_FLOWS = 20_000;

    /** Query plans in custom facets can be deeply nested, but not this deeply. */
    static final int JSON_DEPTH = 200;

    static final int NAME_CHARS = 1_024;
    static final int FINDINGS = 50;

    private OpenLineageLimits() {}
}
