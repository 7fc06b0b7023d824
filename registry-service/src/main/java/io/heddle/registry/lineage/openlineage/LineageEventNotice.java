// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A part of an event that does not count, or counts differently than sent. The message states what is expected and
 * never quotes the value: events may contain anything.
 *
 * @param path {@code inputs[0].namespace}; {@code ""} for the whole event
 */
@Schema(name = "LineageNotice")
record LineageEventNotice(String path, String message) {}
