// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

/** How much of anything an event may hold: nothing a job reports may hurt those who read it. */
final class OpenLineageLimits {
    /** Of one event. Kafka's own default for a record is as much. */
    static final int EVENT_BYTES = 1 << 20;

    /** Of a request with many; as much as the registry takes of anything. */
    static final int BATCH_BYTES = 4 << 20;

    static final int EVENTS_PER_BATCH = 1_000;
    static final int DATASETS = 1_000;
    static final int FIELD_FLOWS = 20_000;

    /** Query plans in facets of others nest deeply; no sane one as deeply as this. */
    static final int JSON_DEPTH = 200;

    static final int NAME_CHARS = 1_024;
    static final int FINDINGS = 50;

    private OpenLineageLimits() {}
}
