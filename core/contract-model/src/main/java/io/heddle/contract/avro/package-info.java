// SPDX-License-Identifier: Apache-2.0
/** Avro records for people: as JSON, driven by the schema, straight from the bytes. */
@NullMarked
package io.heddle.contract.avro;

import org.jspecify.annotations.NullMarked;
