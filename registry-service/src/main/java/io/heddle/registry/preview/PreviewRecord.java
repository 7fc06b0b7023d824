// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.preview;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A record as a consumer of the default output port sees it. Immutable.
 *
 * @param key as text or JSON; null if it has none
 * @param contract the contract it was checked under, from its header; null if it names none
 * @param tombstone the key was deleted; there is no value
 * @param value as JSON; null if there is none to show
 * @param problem why there is none, if it is no tombstone
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
