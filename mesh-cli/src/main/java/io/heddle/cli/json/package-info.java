// SPDX-License-Identifier: Apache-2.0
/**
 * Between JSON as people write it and Avro: {@link io.heddle.cli.json.JsonToAvro} for what is published,
 * {@link io.heddle.contract.avro.AvroToJson} for what is shown. What one writes the other reads. Driven by the schema,
 * straight between text and bytes, without Avro's own JSON form and its type wrappers.
 */
@NullMarked
package io.heddle.cli.json;

import org.jspecify.annotations.NullMarked;
