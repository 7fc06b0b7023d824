// SPDX-License-Identifier: Apache-2.0
/** Renders binary Avro records as JSON for people, driven by the schema. */
@NullMarked
package io.heddle.contract.avro;

import org.jspecify.annotations.NullMarked;
