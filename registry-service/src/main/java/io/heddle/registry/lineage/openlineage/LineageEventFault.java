// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

/**
 * A fault of an event. Says what is expected, never what is there: events may hold anything.
 *
 * @param path {@code inputs[0].namespace}
 */
record LineageEventFault(String path, String message) {}
