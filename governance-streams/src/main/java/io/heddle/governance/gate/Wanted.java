// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

/** A writer's schema, by its id, as the schema of values or of keys. */
record Wanted(Plan.Part part, int schemaId) {}
