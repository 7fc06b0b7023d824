// SPDX-License-Identifier: Apache-2.0
/**
 * The programs of the reference engine: bounded walk, Avro's reader, rules, masks, Avro's writer. They define the
 * verdict; the compiled engine uses them whenever its walk does not accept a record.
 */
@NullMarked
package io.heddle.engine.internal.reference;

import org.jspecify.annotations.NullMarked;
