// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.sla;

import io.heddle.registry.topics.MeshRecordFields;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * The latest status of one objective, as the API shows it.
 *
 * @param state {@code WAITING}, {@code MET} or {@code BREACHED}
 * @param target freshness: seconds; errorRate: share from 0 to 1
 * @param actual in the unit of target; null if there is nothing to judge by yet
 */
public record SlaStatus(
        String product,
        String objective,
        String property,
        String contract,
        String state,
        double target,
        @Nullable Double actual,
        String since,
        String evaluatedAt,
        String message) {
    static SlaStatus of(GenericRecord record) {
        return new SlaStatus(
                MeshRecordFields.text(record, "product"),
                MeshRecordFields.text(record, "objective"),
                MeshRecordFields.text(record, "property"),
                MeshRecordFields.text(record, "contract"),
                MeshRecordFields.text(record, "state"),
                (Double) record.get("target"),
                (Double) record.get("actual"),
                MeshRecordFields.time(record, "since"),
                MeshRecordFields.time(record, "evaluated_at"),
                MeshRecordFields.text(record, "message"));
    }
}
