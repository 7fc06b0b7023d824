// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/** Where a record carries the id of its writer schema. */
public enum SchemaIdForm {
    /** In the first five bytes of key and value, Confluent's wire format. */
    PREFIX,
    /** In a header; key and value are plain Avro. */
    HEADER
}
