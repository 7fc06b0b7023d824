// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A record as seen by a consumer of the default output port. Immutable.
 *
 * @param key as text or JSON; null if the record has none
 * @param contract the contract version in its header; null if there is none
 * @param tombstone whether the record deletes its key and has no value
 * @param value as JSON; null if there is none to show
 * @param problem why a record that is not a tombstone has no value to show
 * @param bytes the size of the value
 */
public record PreviewRecord(
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        @Nullable String contract,
        boolean tombstone,
        @JsonRawValue @Nullable String value,
        @Nullable String problem,
        int bytes) {}
