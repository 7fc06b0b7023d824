// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.schema;

/** The part of a record that a schema id belongs to. */
public enum RecordPart {
    KEY,
    VALUE
}
