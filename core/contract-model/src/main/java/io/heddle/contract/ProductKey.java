// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import org.apache.avro.Schema;

/**
 * The key of the product's records.
 *
 * @param field a top-level field of the record
 * @param schema the field's Avro schema without null; registered under the subject {@code {topic}-key}
 */
public record ProductKey(FieldPath field, Schema schema) {}
