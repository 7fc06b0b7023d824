// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.governance.gate.internal.schema.RecordPart;

/** Identifies a writer schema by its id and its use for keys or values. */
record WriterKey(RecordPart part, int schemaId) {}
