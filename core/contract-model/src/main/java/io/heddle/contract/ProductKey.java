// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;

/**
 * What the product's records are keyed by.
 *
 * @param field a top-level field of the record
 * @param schema the field's Avro schema without null; the schema of the subject {@code {topic}-key}
 */
public record ProductKey(FieldPath field, Schema schema) {}
