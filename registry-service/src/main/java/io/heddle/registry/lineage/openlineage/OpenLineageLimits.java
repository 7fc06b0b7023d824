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

    /** Query plans in custom facets can be deeply nested; what is deeper than this is left out. */
    static final int JSON_DEPTH = 200;

    /** Up to this depth, what is left out is passed over; deeper, the document is refused. */
    static final int SKIPPED_JSON_DEPTH = 10_000;

    static final int NAME_CHARS = 1_024;
    static final int TIME_CHARS = 100;

    /** Notices about one event. */
    static final int NOTICES = 50;

    /** Notices about the JSON of one event or batch. */
    static final int DOCUMENT_NOTICES = 1_000;

    private OpenLineageLimits() {}
}
