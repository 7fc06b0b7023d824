// SPDX-License-Identifier: Apache-2.0
/**
 * Conversion of plain JSON to Avro: {@link io.heddle.cli.json.JsonToAvro} encodes what is published; its inverse,
 * {@link io.heddle.contract.avro.AvroToJson}, decodes what is shown. Both are schema-driven and convert directly
 * between text and bytes, without Avro's JSON encoding and its type wrappers.
 */
@NullMarked
package io.heddle.cli.json;

import org.jspecify.annotations.NullMarked;
