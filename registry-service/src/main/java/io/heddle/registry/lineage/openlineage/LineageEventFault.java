// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

/**
 * An error in an event. The message states what is expected and never quotes the value: events may contain anything.
 *
 * @param path {@code inputs[0].namespace}
 */
record LineageEventFault(String path, String message) {}
