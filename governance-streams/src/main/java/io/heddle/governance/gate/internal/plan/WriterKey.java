// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.plan;

import io.heddle.governance.gate.internal.schema.RecordPart;

/** A writer's schema, by its id, as the schema of values or of keys. */
record WriterKey(RecordPart part, int schemaId) {}
